package dev.apriori.bench.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.data.Ratings;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.EclatMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that loads one file, mines it, says what it took, and ends: cold, as a shard in a pod is. */
final class OneSize {
    private static final BigDecimal LIKED = new BigDecimal("3.5");
    private static final double NANOS = 1e9;
    private static final double KB_PER_MB = 1024;

    private OneSize() {}

    /** @param args the file, the least support, the greatest length, the threads */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        Ratings ratings = (Ratings) DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(Path.of(args[0]));
        long rows = ratings.rows();
        int users = ratings.userCount();
        Transactions transactions = new Preprocessing(LIKED, 1).apply(ratings);
        long loaded = System.nanoTime();
        var task = new ItemsetTask(
                Support.parse(args[1]).minCount(transactions.count()),
                Integer.parseInt(args[2]),
                Budget.startingNow(Integer.MAX_VALUE, 1, Duration.ofDays(1)),
                Integer.parseInt(args[3]));
        Itemsets itemsets = EclatMiner.mine(transactions, task);
        long mined = System.nanoTime();
        System.out.println(new ObjectMapper()
                .writeValueAsString(new Measured(
                        users,
                        rows,
                        transactions.totalItems(),
                        itemsets.size(),
                        (loaded - start) / NANOS,
                        (mined - loaded) / NANOS,
                        peakMb())));
    }

    /** Linux' own count of what was resident at most. */
    private static double peakMb() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / KB_PER_MB;
        }
    }
}
