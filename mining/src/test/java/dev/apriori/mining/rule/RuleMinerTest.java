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
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RuleMinerTest {
    private static final BigDecimal ANY = BigDecimal.valueOf(-1);

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
