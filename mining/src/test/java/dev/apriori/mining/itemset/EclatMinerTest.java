package dev.apriori.mining.itemset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.transaction.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EclatMinerTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    @Property(tries = 400)
    void findsWhatTryingAllSetsFinds(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 30) int minCount,
            @ForAll @IntRange(min = 1, max = 9) int maxLength) {
        Itemsets found = EclatMiner.mine(transactions, task(minCount, maxLength, 1));
        assertThat(found.size()).isEqualTo(found.root(found.rootCount()));
        assertThat(byItems(found)).isEqualTo(BruteForce.frequent(transactions, minCount, maxLength));
    }

    @Property(tries = 400)
    void countingFindsAsManyOfEachLengthAsMining(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 30) int minCount,
            @ForAll @IntRange(min = 1, max = 9) int maxLength,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        int[] mined =
                EclatMiner.mine(transactions, task(minCount, maxLength, 1)).sizesByLength();
        assertThat(EclatMiner.count(transactions, task(minCount, maxLength, threads)))
                .isEqualTo(Arrays.stream(mined).asLongStream().toArray());
    }

    @Property(tries = 20)
    void theNumberOfThreadsChangesNothing(@ForAll @IntRange(min = 1, max = 60) int minCount) {
        Transactions many = Samples.transactions(40, randomBaskets(1500, 40));
        Itemsets one = EclatMiner.mine(many, task(300 + minCount, 4, 1));
        Itemsets three = EclatMiner.mine(many, task(300 + minCount, 4, 3));
        assertThat(columns(three)).isEqualTo(columns(one));
    }

    @Test
    void pairsAreCountedRightInMoreTransactionsThanOnePieceOfARowHolds() {
        Transactions many = Samples.transactions(30, randomBaskets(20_000, 30));
        Map<String, Integer> expected = new TreeMap<>();
        for (int t = 0; t < many.count(); t++) {
            for (int i = many.offset(t); i < many.offset(t + 1); i++) {
                expected.merge(List.of(many.item(i)).toString(), 1, Integer::sum);
                for (int j = i + 1; j < many.offset(t + 1); j++) {
                    expected.merge(List.of(many.item(i), many.item(j)).toString(), 1, Integer::sum);
                }
            }
        }
        expected.values().removeIf(count -> count < 2_000);
        assertThat(byItems(EclatMiner.mine(many, task(2_000, 2, 2)))).isEqualTo(expected);
    }

    @Property(tries = 100)
    void whatExtendsAnItemsetStandsBehindItAndIsNoMoreFrequent(@ForAll("small") Transactions transactions) {
        Itemsets itemsets = Samples.mine(transactions, 1, ItemsetTask.ANY_LENGTH);
        for (int i = 0; i < itemsets.size(); i++) {
            int parent = itemsets.parent(i);
            if (parent != Itemsets.NONE) {
                assertThat(parent).isLessThan(i);
                assertThat(itemsets.count(i)).isLessThanOrEqualTo(itemsets.count(parent));
            }
        }
        assertThat(Arrays.stream(itemsets.sizesByLength()).sum()).isEqualTo(itemsets.size());
    }

    @Property(tries = 100)
    void everyPartOfAnItemsetIsAsFrequentOrMore(@ForAll("small") Transactions transactions) {
        Map<String, Integer> counts = byItems(Samples.mine(transactions, 2, ItemsetTask.ANY_LENGTH));
        Itemsets itemsets = Samples.mine(transactions, 2, ItemsetTask.ANY_LENGTH);
        for (int i = 0; i < itemsets.size(); i++) {
            int[] whole = itemsets.itemset(i);
            for (int left = 0; left < whole.length && whole.length > 1; left++) {
                int without = whole[left];
                String part = Arrays.toString(
                        Arrays.stream(whole).filter(item -> item != without).toArray());
                assertThat(counts).containsKey(part);
                assertThat(counts.get(part)).isGreaterThanOrEqualTo(itemsets.count(i));
            }
        }
    }

    @Property(tries = 100)
    void otherNumbersForItemsAndAnotherOrderOfBasketsChangeNothing(
            @ForAll("small") Transactions transactions, @ForAll Random random) {
        List<Integer> numbers = new ArrayList<>(
                IntStream.range(0, transactions.items().size()).boxed().toList());
        Collections.shuffle(numbers, random);
        List<List<Integer>> baskets = new ArrayList<>(Samples.baskets(transactions).stream()
                .map(basket -> basket.stream().map(numbers::get).toList())
                .toList());
        Collections.shuffle(baskets, random);
        Itemsets shuffled = Samples.mine(Samples.transactions(numbers.size(), baskets), 2, ItemsetTask.ANY_LENGTH);
        Map<String, Integer> translated = new TreeMap<>();
        Itemsets itemsets = Samples.mine(transactions, 2, ItemsetTask.ANY_LENGTH);
        for (int i = 0; i < itemsets.size(); i++) {
            int[] items = Arrays.stream(itemsets.itemset(i))
                    .map(numbers::get)
                    .sorted()
                    .toArray();
            translated.put(Arrays.toString(items), itemsets.count(i));
        }
        assertThat(byItems(shuffled)).isEqualTo(translated);
    }

    @Property(tries = 100)
    void aHigherSupportKeepsTheItemsetsThatReachIt(
            @ForAll("small") Transactions transactions, @ForAll @IntRange(min = 1, max = 40) int minCount) {
        Itemsets all = Samples.mine(transactions, 1, ItemsetTask.ANY_LENGTH);
        assertThat(all.frequentAt(minCount))
                .isEqualTo(Samples.mine(transactions, minCount, ItemsetTask.ANY_LENGTH)
                        .size());
    }

    @Test
    void noFrequentItemGivesNoItemset() {
        Itemsets none = Samples.mine(Samples.transactions(3, List.of(List.of(0, 1), List.of(2))), 2, 3);
        assertThat(none.size()).isZero();
        assertThat(none.sizesByLength()).containsExactly(0);
    }

    @Test
    void moreItemsetsThanAllowedStopTheMiningAndItsThreads() throws Exception {
        Transactions many = Samples.transactions(40, randomBaskets(1500, 40));
        var task = new ItemsetTask(1, 9, Budget.startingNow(100_000, 1, Duration.ofMinutes(1)), 3);
        assertThatThrownBy(() -> EclatMiner.mine(many, task))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("more than 100000 itemsets")
                .hasMessageContaining("limits.maxItemsets");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("mining")) {
                thread.join(Duration.ofSeconds(1).toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void exactlyAsManyItemsetsAsAllowedAreFine() {
        Transactions many = Samples.transactions(12, randomBaskets(200, 12));
        int size = Samples.mine(many, 20, 4).size();
        var enough = new ItemsetTask(20, 4, Budget.startingNow(size, 1, Duration.ofMinutes(1)), 1);
        assertThat(EclatMiner.mine(many, enough).size()).isEqualTo(size);
        var tooFew = new ItemsetTask(20, 4, Budget.startingNow(size - 1, 1, Duration.ofMinutes(1)), 1);
        assertThatThrownBy(() -> EclatMiner.mine(many, tooFew)).isInstanceOf(BudgetExceededException.class);
    }

    @Test
    void moreItemsetsThanAnythingCanHoldAreCountedOrStopped() {
        Transactions same =
                Samples.transactions(70, List.of(IntStream.range(0, 70).boxed().toList()));
        var budget = Budget.startingNow(Long.MAX_VALUE, 1, Duration.ofMinutes(1));
        assertThatThrownBy(() -> EclatMiner.count(same, new ItemsetTask(1, 70, budget, 2)))
                .isInstanceOf(BudgetExceededException.class);
        assertThatThrownBy(() -> EclatMiner.mine(same, new ItemsetTask(1, 70, Budget.ample(), 2)))
                .isInstanceOf(BudgetExceededException.class);
        long[] sizes = EclatMiner.count(same, new ItemsetTask(1, 6, budget, 2));
        assertThat(sizes).containsExactly(0, 70, 2415, 54740, 916895, 12103014, 131115985);
    }

    @Test
    void timeThatIsUsedUpStopsTheMining() {
        Transactions many = Samples.transactions(60, randomBaskets(2000, 60));
        var task = new ItemsetTask(1, 60, Budget.startingNow(Long.MAX_VALUE, 1, Duration.ofMillis(50)), 2);
        assertThatThrownBy(() -> EclatMiner.mine(many, task))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("limits.trialTimeout");
    }

    private static ItemsetTask task(int minCount, int maxLength, int threads) {
        return new ItemsetTask(minCount, maxLength, Budget.ample(), threads);
    }

    private static List<List<Integer>> randomBaskets(int count, int items) {
        var random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(t -> IntStream.range(0, items)
                        .filter(item -> random.nextInt(items) > item / 2)
                        .boxed()
                        .toList())
                .toList();
    }

    private static Map<String, Integer> byItems(Itemsets itemsets) {
        Map<String, Integer> byItems = new TreeMap<>();
        for (int i = 0; i < itemsets.size(); i++) {
            byItems.put(Arrays.toString(itemsets.itemset(i)), itemsets.count(i));
        }
        assertThat(byItems).as("no itemset twice").hasSize(itemsets.size());
        return byItems;
    }

    private static List<List<Integer>> columns(Itemsets itemsets) {
        return IntStream.range(0, itemsets.size())
                .mapToObj(i -> List.of(itemsets.parent(i), itemsets.item(i), itemsets.count(i)))
                .toList();
    }
}
