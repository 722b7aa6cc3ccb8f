package dev.apriori.mining.itemset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.transaction.Transactions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClosedMinerTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    @Property(tries = 400)
    void closedItemsetsAreThoseThatLoseTransactionsWithAnyItemMore(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 30) int minCount,
            @ForAll @IntRange(min = 1, max = 9) int maxLength,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        var task = new ItemsetTask(minCount, maxLength, Budget.ample(), threads);
        assertThat(byItems(ClosedMiner.mine(transactions, task, Condensed.CLOSED)))
                .isEqualTo(without(transactions, minCount, maxLength, (own, larger) -> own.equals(larger)));
    }

    @Property(tries = 400)
    void maximalItemsetsAreThoseThatNoFrequentOneIsLargerThan(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 30) int minCount,
            @ForAll @IntRange(min = 1, max = 9) int maxLength,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        var task = new ItemsetTask(minCount, maxLength, Budget.ample(), threads);
        assertThat(byItems(ClosedMiner.mine(transactions, task, Condensed.MAXIMAL)))
                .isEqualTo(without(transactions, minCount, maxLength, (own, larger) -> true));
    }

    @Property(tries = 20)
    void theNumberOfThreadsChangesNothing(@ForAll @IntRange(min = 1, max = 60) int minCount, @ForAll Condensed wanted) {
        Transactions many = randomTransactions(900, 24);
        assertThat(listed(ClosedMiner.mine(many, task(150 + minCount, 3), wanted)))
                .isEqualTo(listed(ClosedMiner.mine(many, task(150 + minCount, 1), wanted)));
    }

    @Test
    void whatIsAlwaysTogetherIsOneItemset() {
        List<Integer> all = IntStream.range(0, 70).boxed().toList();
        Transactions same = Samples.transactions(71, List.of(all, all, List.of(70)));
        for (Condensed wanted : Condensed.values()) {
            ItemsetList found = ClosedMiner.mine(same, task(2, 1), wanted);
            assertThat(found.size()).isOne();
            assertThat(found.itemset(0)).hasSize(70);
            assertThat(found.count(0)).isEqualTo(2);
        }
    }

    @Test
    void noFrequentItemGivesNoItemset() {
        Transactions few = Samples.transactions(3, List.of(List.of(0, 1), List.of(2)));
        assertThat(ClosedMiner.mine(few, task(2, 1), Condensed.CLOSED).size()).isZero();
    }

    @Test
    void moreItemsetsThanAllowedOrTooLittleTimeStopTheMining() {
        Transactions many = randomTransactions(400, 40);
        var few = new ItemsetTask(1, 40, Budget.startingNow(10_000, 1, Duration.ofMinutes(1)), 2);
        assertThatThrownBy(() -> ClosedMiner.mine(many, few, Condensed.CLOSED))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("limits.maxItemsets");
        var late = new ItemsetTask(1, 40, Budget.startingNow(Long.MAX_VALUE, 1, Duration.ofMillis(20)), 2);
        assertThatThrownBy(() -> ClosedMiner.mine(many, late, Condensed.MAXIMAL))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("limits.trialTimeout");
    }

    private interface Covering {
        boolean covers(Integer count, Integer larger);
    }

    /** The frequent itemsets without those that a larger one covers, which may be longer than wanted. */
    private static Map<String, Integer> without(
            Transactions transactions, int minCount, int maxLength, Covering covering) {
        Map<String, Integer> frequent = BruteForce.frequent(transactions, minCount, ItemsetTask.ANY_LENGTH);
        return frequent.entrySet().stream()
                .filter(own -> items(own.getKey()).size() <= maxLength)
                .filter(own -> frequent.entrySet().stream()
                        .filter(other -> covering.covers(own.getValue(), other.getValue()))
                        .map(other -> items(other.getKey()))
                        .noneMatch(other ->
                                other.size() > items(own.getKey()).size() && other.containsAll(items(own.getKey()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> items(String shown) {
        return List.of(shown.substring(1, shown.length() - 1).split(", "));
    }

    private static Transactions randomTransactions(int count, int items) {
        var random = new Random(5);
        return Samples.transactions(
                items,
                IntStream.range(0, count)
                        .mapToObj(t -> IntStream.range(0, items)
                                .filter(item -> random.nextInt(items) > item / 2)
                                .boxed()
                                .toList())
                        .toList());
    }

    private static ItemsetTask task(int minCount, int threads) {
        return new ItemsetTask(minCount, ItemsetTask.ANY_LENGTH, Budget.ample(), threads);
    }

    private static Map<String, Integer> byItems(ItemsetTable itemsets) {
        Map<String, Integer> byItems = new TreeMap<>();
        for (int i = 0; i < itemsets.size(); i++) {
            byItems.put(Arrays.toString(itemsets.itemset(i)), itemsets.count(i));
        }
        assertThat(byItems).as("no itemset twice").hasSize(itemsets.size());
        return byItems;
    }

    private static List<String> listed(ItemsetTable itemsets) {
        return IntStream.range(0, itemsets.size())
                .mapToObj(i -> Arrays.toString(itemsets.itemset(i)) + itemsets.count(i))
                .toList();
    }
}
