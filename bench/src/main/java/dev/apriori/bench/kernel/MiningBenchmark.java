package dev.apriori.bench.kernel;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.EclatMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counting, finding and pairing on two kinds of made-up data: sparse as ratings are, dense as a chess board is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MiningBenchmark {
    private static final int SPARSE_TRANSACTIONS = 20_000;
    private static final int SPARSE_ITEMS = 2_000;
    private static final int DENSE_TRANSACTIONS = 3_000;
    private static final int DENSE_ITEMS = 36;

    /** Which data. */
    public enum Kind {
        SPARSE,
        DENSE
    }

    /** The data at hand. */
    @Param
    public Kind kind;

    /** How many threads mine. */
    @Param({"1", "2"})
    public int threads;

    private Transactions transactions;
    private Itemsets itemsets;

    /** Makes up the data. */
    @Setup
    public void makeUp() {
        transactions = kind == Kind.SPARSE
                ? drawn(SPARSE_TRANSACTIONS, SPARSE_ITEMS, item -> 0.6 / (1 + item * 0.03))
                : drawn(DENSE_TRANSACTIONS, DENSE_ITEMS, item -> item < DENSE_ITEMS / 2 ? 0.995 : 0.8);
        itemsets = mine();
    }

    /** How likely a transaction is to hold an item. */
    private interface Chance {
        double of(int item);
    }

    private static Transactions drawn(int count, int items, Chance chance) {
        var random = new Random(1);
        int[] offsets = new int[count + 1];
        int[] contents = new int[count * items];
        for (int t = 0; t < count; t++) {
            int end = offsets[t];
            for (int item = 0; item < items; item++) {
                if (random.nextDouble() < chance.of(item)) {
                    contents[end++] = item;
                }
            }
            offsets[t + 1] = end;
        }
        return new Transactions(
                Items.of(IntStream.range(0, items).mapToObj(String::valueOf).toList()), offsets, contents);
    }

    private ItemsetTask task() {
        return new ItemsetTask(
                transactions.count() / (kind == Kind.SPARSE ? 100 : 2),
                kind == Kind.SPARSE ? 3 : 6,
                Budget.startingNow(1L << 30, 1L << 30, Duration.ofHours(1)),
                threads);
    }

    /** Counts itemsets and keeps none. */
    @Benchmark
    public long[] count() {
        return EclatMiner.count(transactions, task());
    }

    /** Finds itemsets. */
    @Benchmark
    public Itemsets mine() {
        return EclatMiner.mine(transactions, task());
    }

    /** Makes the rules of the itemsets that were found, of a lift of 1 and more. */
    @Benchmark
    public Rules rules() {
        var filter = new RuleFilter(Measure.LIFT, BigDecimal.ONE, task().minCount());
        return RuleMiner.mine(itemsets, filter, task().budget(), threads);
    }
}
