package dev.apriori.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.ItemsetMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class SparkEngineTest {
    private static final SparkStart START = Here.start("tests", 2);
    private static final SparkEngine SPARK = new SparkEngine(START);

    /** Of 2^30 itemsets all are as frequent as the items. */
    private static final Transactions ALIKE = transactions(30, 40, item -> 1, new Random(1));

    @AfterAll
    @AfterContainer
    static void stop() {
        SPARK.close();
    }

    @Property(tries = 25)
    void itFindsWhatIsFoundInMemoryInTheSameOrder(
            @ForAll @IntRange(min = 1, max = 14) int items,
            @ForAll @IntRange(min = 0, max = 90) int baskets,
            @ForAll @IntRange(min = 1, max = 30) int minCount,
            @ForAll @IntRange(min = 1, max = 6) int maxLength,
            @ForAll Random random) {
        Transactions transactions = transactions(items, baskets, item -> 1.1 * random.nextDouble(), random);
        var task = new ItemsetTask(minCount, maxLength, Budget.ample(), 2);

        Itemsets found = SPARK.mine(transactions, task);

        assertSame(found, ItemsetMiner.IN_MEMORY.mine(transactions, task));
    }

    @Test
    void whatAllGroupsFindTogetherIsHeldAgainstTheBudget() {
        var task = new ItemsetTask(1, 3, Budget.startingNow(2_000, 1, Duration.ofMinutes(1)), 2);

        assertThatThrownBy(() -> SPARK.mine(ALIKE, task))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageStartingWith("more than 2000 itemsets are frequent");
        assertNothingGoesOn();
    }

    @Test
    void aGroupThatAloneExplodesIsStoppedOnItsExecutor() {
        var task = new ItemsetTask(1, 30, Budget.startingNow(1_000_000, 1, Duration.ofMinutes(1)), 2);

        assertThatThrownBy(() -> SPARK.mine(ALIKE, task))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageStartingWith("more than 1000000 itemsets are frequent");
        assertNothingGoesOn();
    }

    @Test
    void timeThatIsUsedUpEndsAllTasks() {
        var task = new ItemsetTask(1, 30, Budget.startingNow(100_000_000, 1, Duration.ofMillis(300)), 2);
        START.spark();

        assertThatThrownBy(() -> SPARK.mine(ALIKE, task))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageStartingWith("the time is used up");
        assertNothingGoesOn();
    }

    @Test
    void anInterruptEndsAllTasks() {
        var task = new ItemsetTask(1, 30, Budget.startingNow(100_000_000, 1, Duration.ofMinutes(1)), 2);
        START.spark();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> SPARK.mine(ALIKE, task)).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertNothingGoesOn();
    }

    @Test
    @EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
    void theStudysPairsAreAllFound() {
        Path ratings = Path.of(System.getProperty("apriori.data"), "ml-latest-small", "ratings.csv");
        Transactions likes = new Preprocessing(new BigDecimal("3.5"), 1)
                .apply(DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(ratings));
        var task = new ItemsetTask((likes.count() + 99) / 100, 2, Budget.ample(), 2);

        Itemsets found = SPARK.mine(likes, task);

        assertThat(found.size()).isEqualTo(215_433);
        assertSame(found, ItemsetMiner.IN_MEMORY.mine(likes, task));
    }

    private static void assertNothingGoesOn() {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (running() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(running()).as("jobs that run").isZero();
    }

    private static int running() {
        return START.spark().statusTracker().getActiveJobIds().length;
    }

    private static void assertSame(Itemsets found, Itemsets expected) {
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.minCount()).isEqualTo(expected.minCount());
        assertThat(found.transactions()).isEqualTo(expected.transactions());
        assertThat(IntStream.rangeClosed(0, found.rootCount()).map(found::root))
                .isEqualTo(IntStream.rangeClosed(0, expected.rootCount())
                        .map(expected::root)
                        .boxed()
                        .toList());
        for (int i = 0; i < found.size(); i++) {
            if (found.parent(i) != expected.parent(i)
                    || found.item(i) != expected.item(i)
                    || found.count(i) != expected.count(i)) {
                assertThat(found.itemset(i)).as("itemset %d", i).isEqualTo(expected.itemset(i));
                assertThat(found.count(i)).as("count of itemset %d", i).isEqualTo(expected.count(i));
            }
        }
    }

    private interface Chance {
        double of(int item);
    }

    private static Transactions transactions(int items, int baskets, Chance chance, Random random) {
        double[] chances = IntStream.range(0, items).mapToDouble(chance::of).toArray();
        int[][] contents = new int[baskets][];
        int[] offsets = new int[baskets + 1];
        for (int t = 0; t < baskets; t++) {
            contents[t] = IntStream.range(0, items)
                    .filter(item -> random.nextDouble() < chances[item])
                    .toArray();
            offsets[t + 1] = offsets[t] + contents[t].length;
        }
        List<String> labels =
                IntStream.range(0, items).mapToObj(String::valueOf).toList();
        return new Transactions(
                Items.of(labels),
                offsets,
                IntStream.range(0, baskets)
                        .boxed()
                        .flatMapToInt(t -> IntStream.of(contents[t]))
                        .toArray());
    }
}
