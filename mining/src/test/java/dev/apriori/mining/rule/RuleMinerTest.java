package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RuleMinerTest {
    private static final BigDecimal ANY = BigDecimal.valueOf(-1);
    private static final ItemsetTask TASK = new ItemsetTask(2, 4, Budget.ample(), 2);

    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small().filter(transactions -> transactions.items().size() <= 6);
    }

    @Property(tries = 150)
    void findsInOrderWhatTryingAllSidesFinds(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 20) int minCount,
            @ForAll @IntRange(min = 1, max = 6) int maxLength,
            @ForAll Measure measure,
            @ForAll @IntRange(min = -4, max = 12) int tenths) {
        var filter = new RuleFilter(measure, BigDecimal.valueOf(tenths, 1), minCount);
        Rules rules = RuleMiner.mine(Samples.mine(transactions, minCount, maxLength), filter, Budget.ample(), 2);
        assertThat(BruteForceRules.listed(rules)).isEqualTo(BruteForceRules.rules(transactions, maxLength, filter));
    }

    @Property(tries = 50)
    void itemsetsOfALowerSupportGiveTheSameRules(
            @ForAll("small") Transactions transactions, @ForAll @IntRange(min = 1, max = 20) int minCount) {
        var filter = new RuleFilter(Measure.LIFT, new BigDecimal("0.9"), minCount);
        Rules own = RuleMiner.mine(Samples.mine(transactions, minCount, 4), filter, Budget.ample(), 1);
        Rules lower = RuleMiner.mine(Samples.mine(transactions, 1, 4), filter, Budget.ample(), 1);
        assertThat(BruteForceRules.listed(lower)).isEqualTo(BruteForceRules.listed(own));
    }

    @Property(tries = 150)
    void constrainedRulesAreThoseThatHoldWhatTheyMustWhereTheyMay(
            @ForAll("small") Transactions transactions,
            @ForAll Set<@IntRange(max = 5) Integer> mustContainAny,
            @ForAll Set<@IntRange(max = 5) Integer> onlyAsConsequent,
            @ForAll Measure measure) {
        var filter = new RuleFilter(measure, new BigDecimal("0.3"), 2);
        var constraints = new ItemConstraints(bits(mustContainAny), bits(onlyAsConsequent));
        List<BruteForceRules.Rule> expected =
                allowed(BruteForceRules.rules(transactions, 4, filter), mustContainAny, onlyAsConsequent);
        Itemsets itemsets = Samples.mine(transactions, 2, 4);
        var wishes = new RuleWishes(constraints, Optional.empty(), false);
        assertThat(BruteForceRules.listed(RuleMiner.mine(itemsets, filter, wishes, TASK)))
                .isEqualTo(expected);
        var twice = new RuleSelection[2];
        SharedPass.rules(
                RuleSource.of(itemsets, constraints),
                List.of(filter, filter),
                Budget.ample(),
                2,
                (f, outcome) -> twice[f] = (RuleSelection) outcome);
        assertThat(BruteForceRules.listed(twice[1].toRules())).isEqualTo(expected);
    }

    private static List<BruteForceRules.Rule> allowed(
            List<BruteForceRules.Rule> rules, Set<Integer> mustContainAny, Set<Integer> onlyAsConsequent) {
        return rules.stream()
                .filter(rule -> mustContainAny.isEmpty()
                        || !Collections.disjoint(rule.antecedent(), mustContainAny)
                        || !Collections.disjoint(rule.consequent(), mustContainAny))
                .filter(rule -> Collections.disjoint(rule.antecedent(), onlyAsConsequent))
                .toList();
    }

    private static BitSet bits(Set<Integer> items) {
        return items.stream().collect(BitSet::new, BitSet::set, BitSet::or);
    }

    @Property(tries = 200)
    void theBestRulesAreTheFirstOfAllByTheirMeasure(
            @ForAll("small") Transactions transactions,
            @ForAll Measure measure,
            @ForAll @IntRange(min = 1, max = 40) int most,
            @ForAll @IntRange(max = 8) int tenths,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        var filter = new RuleFilter(measure, BigDecimal.valueOf(tenths, 1), 2);
        var task = new ItemsetTask(2, 4, Budget.startingNow(1000, 1, Duration.ofMinutes(1)), threads);
        Rules best = RuleMiner.best(Samples.mine(transactions, 2, 4), filter, most, RuleWishes.NONE, task);
        List<BruteForceRules.Rule> expected = BruteForceRules.rules(transactions, 4, filter).stream()
                .sorted(Comparator.comparingDouble(rule -> -rule.measure(measure, transactions.count())))
                .limit(most)
                .sorted(BruteForceRules.ORDER)
                .toList();
        assertThat(BruteForceRules.listed(best)).isEqualTo(expected);
    }

    @Property(tries = 100)
    void otherNumbersForItemsAndAnotherOrderOfBasketsGiveTheSameRules(
            @ForAll("small") Transactions transactions, @ForAll Random random) {
        List<Integer> numbers = new ArrayList<>(
                IntStream.range(0, transactions.items().size()).boxed().toList());
        Collections.shuffle(numbers, random);
        List<List<Integer>> baskets = new ArrayList<>(Samples.baskets(transactions).stream()
                .map(basket -> basket.stream().map(numbers::get).toList())
                .toList());
        Collections.shuffle(baskets, random);
        Transactions shuffled = Samples.transactions(numbers.size(), baskets);
        var filter = new RuleFilter(Measure.LIFT, new BigDecimal("0.9"), 2);
        List<BruteForceRules.Rule> translated =
                BruteForceRules.listed(RuleMiner.mine(Samples.mine(transactions, 2, 4), filter, Budget.ample(), 1))
                        .stream()
                        .map(rule -> new BruteForceRules.Rule(
                                renumbered(rule.antecedent(), numbers),
                                renumbered(rule.consequent(), numbers),
                                rule.antecedentCount(),
                                rule.consequentCount(),
                                rule.count()))
                        .sorted(BruteForceRules.ORDER)
                        .toList();
        assertThat(BruteForceRules.listed(RuleMiner.mine(Samples.mine(shuffled, 2, 4), filter, Budget.ample(), 1)))
                .isEqualTo(translated);
    }

    private static List<Integer> renumbered(List<Integer> items, List<Integer> numbers) {
        return items.stream().map(numbers::get).sorted().toList();
    }

    /** Among so many transactions, lifts that differ can be equal as doubles. */
    @Test
    void theOrderIsThatOfExactCountsAmongManyTransactions() {
        var random = new Random(11);
        Transactions many = Samples.transactions(
                24,
                IntStream.range(0, 30_000)
                        .mapToObj(t -> IntStream.range(0, 24)
                                .filter(item -> random.nextInt(3 + item) < 2)
                                .boxed()
                                .toList())
                        .toList());
        Rules rules = RuleMiner.mine(
                Samples.mine(many, 30, 4), new RuleFilter(Measure.LIFT, BigDecimal.ZERO, 30), Budget.ample(), 2);
        assertThat(rules.size()).isGreaterThan(50_000);
        assertThat(BruteForceRules.listed(rules)).isSortedAccordingTo(BruteForceRules.ORDER);
    }

    @Test
    void aConfidenceOfSevenInTenMeetsAThresholdOfPointSeven() {
        assertThat(confident(twoItems(7, 3), "0.7")).isEqualTo(1);
        assertThat(confident(twoItems(7, 3), "0.7000000000000001")).isZero();
    }

    @Test
    void infiniteConvictionPassesAnyThreshold() {
        var filter = new RuleFilter(Measure.CONVICTION, new BigDecimal("1e300"), 1);
        Rules rules = RuleMiner.mine(Samples.mine(twoItems(5, 5), 1, 2), filter, Budget.ample(), 1);
        assertThat(BruteForceRules.listed(rules))
                .extracting(BruteForceRules.Rule::antecedent)
                .containsExactly(List.of(1));
    }

    @Test
    void itemsetsMinedAtAHigherSupportAreRefused() {
        Itemsets itemsets = Samples.mine(twoItems(5, 5), 5, 2);
        assertThatThrownBy(() -> RuleMiner.mine(itemsets, new RuleFilter(Measure.LIFT, ANY, 4), Budget.ample(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreRulesThanAllowedAreRefusedAndAsManyAreFine() {
        Itemsets itemsets = Samples.mine(twoItems(5, 5), 1, 2);
        var filter = new RuleFilter(Measure.LIFT, ANY, 1);
        assertThat(RuleMiner.mine(itemsets, filter, budget(2), 1).size()).isEqualTo(2);
        assertThatThrownBy(() -> RuleMiner.mine(itemsets, filter, budget(1), 1))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("limits.maxRules");
    }

    /** Two to the power of 24 rules pass in a second or so where they are few; here time is up before. */
    @Test
    void timeThatIsUsedUpStopsTheMining() {
        var all = IntStream.range(0, 17).boxed().toList();
        Itemsets itemsets = Samples.mine(Samples.transactions(17, List.of(all, all)), 1, ItemsetTask.ANY_LENGTH);
        var late = Budget.startingNow(1, Long.MAX_VALUE, Duration.ofMillis(1));
        assertThatThrownBy(() -> RuleMiner.mine(itemsets, new RuleFilter(Measure.LIFT, ANY, 1), late, 2))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("limits.trialTimeout");
    }

    private static int confident(Transactions transactions, String threshold) {
        var filter = new RuleFilter(Measure.CONFIDENCE, new BigDecimal(threshold), 1);
        Rules rules = RuleMiner.mine(Samples.mine(transactions, 1, 2), filter, Budget.ample(), 1);
        return (int) IntStream.range(0, rules.size())
                .filter(r -> rules.antecedentItem(r, 0) == 0)
                .count();
    }

    /** Baskets with items 0 and 1, and baskets with item 0 alone. */
    private static Transactions twoItems(int both, int alone) {
        return Samples.transactions(
                2,
                IntStream.range(0, both + alone)
                        .mapToObj(t -> t < both ? List.of(0, 1) : List.of(0))
                        .toList());
    }

    private static Budget budget(long maxRules) {
        return Budget.startingNow(1000, maxRules, Duration.ofMinutes(1));
    }
}
