package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.BruteForceRules.Rule;
import dev.apriori.mining.rule.Significance.Correction;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    private static final BigDecimal ANY = BigDecimal.valueOf(-1);

    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small().filter(transactions -> transactions.count() > 0);
    }

    /** Benjamini and Hochberg's procedure as it is written down: all p-values sorted, those that are not known being 1. */
    @Property(tries = 300)
    void correctedRulesAreThoseThatTheStepUpProcedureRejects(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 12) int minCount,
            @ForAll @IntRange(min = 1, max = 30) int percent) {
        var filter = new RuleFilter(Measure.LIFT, ANY, minCount);
        List<Rule> all = BruteForceRules.rules(transactions, 2, filter);
        var test = new FisherTest(transactions.count());
        double level = percent / 100.0;
        double cutoff = stepUp(
                all.stream()
                        .filter(rule ->
                                rule.antecedent().get(0) < rule.consequent().get(0))
                        .map(rule -> pValue(test, rule))
                        .toList(),
                pairsOfFrequentItems(transactions, minCount),
                level);
        assertThat(mined(transactions, filter, 2, new Significance(level, Correction.BENJAMINI_HOCHBERG)))
                .isEqualTo(all.stream()
                        .filter(rule -> pValue(test, rule) <= cutoff)
                        .toList());
    }

    @Property(tries = 100)
    void uncorrectedRulesAreThoseOfASmallPValue(
            @ForAll("small") Transactions transactions, @ForAll @IntRange(min = 1, max = 30) int percent) {
        var filter = new RuleFilter(Measure.CONFIDENCE, new BigDecimal("0.2"), 2);
        var test = new FisherTest(transactions.count());
        assertThat(mined(transactions, filter, 3, new Significance(percent / 100.0, Correction.NONE)))
                .isEqualTo(BruteForceRules.rules(transactions, 3, filter).stream()
                        .filter(rule -> pValue(test, rule) <= percent / 100.0)
                        .toList());
    }

    @Test
    void sidesThatCouldHaveMadeARuleAreCountedPairByPair() {
        assertThat(Cutoffs.hypotheses(new int[] {0, 5, 3}, 2)).isEqualTo(10);
        assertThat(Cutoffs.hypotheses(new int[] {0, 5, 3}, 3)).isEqualTo(10 + 15);
        assertThat(Cutoffs.hypotheses(new int[] {0, 5, 3}, ItemsetTask.ANY_LENGTH))
                .isEqualTo(10 + 15 + 3);
        assertThat(Cutoffs.hypotheses(new int[] {0}, 3)).isZero();
    }

    /** What chance alone makes look good: many rules of a high lift, none of them significant once corrected. */
    @Test
    void amongIndependentItemsHardlyARuleIsSignificant() {
        var random = new Random(3);
        Transactions independent = Samples.transactions(
                60,
                IntStream.range(0, 400)
                        .mapToObj(t -> IntStream.range(0, 60)
                                .filter(item -> random.nextInt(20) == 0)
                                .boxed()
                                .toList())
                        .toList());
        var filter = new RuleFilter(Measure.LIFT, new BigDecimal("1"), 2);
        var strict = new Significance(0.05, Correction.BENJAMINI_HOCHBERG);
        var naive = new Significance(0.05, Correction.NONE);
        assertThat(mined(independent, filter, 2, naive)).hasSizeGreaterThan(50);
        assertThat(mined(independent, filter, 2, strict)).hasSizeLessThan(5);
    }

    @Test
    void aPassCountsWhatItDoesNotLeaveOut() {
        Transactions transactions = Samples.transactions(
                4,
                IntStream.range(0, 60)
                        .mapToObj(t -> t % 2 == 0 ? List.of(0, 1, 2 + t % 4 / 2) : List.of(2 + t % 3 / 2))
                        .toList());
        var significance = Optional.of(new Significance(0.05, Correction.BENJAMINI_HOCHBERG));
        TrialOutcome.Mined counted = mined(transactions, new RuleWishes(ItemConstraints.NONE, significance, false));
        TrialOutcome.Mined left = mined(transactions, new RuleWishes(ItemConstraints.NONE, significance, true));
        assertThat(counted.judged()).isEqualTo(left.judged());
        assertThat(counted.judged().orElseThrow().significant())
                .isEqualTo(left.rules().size())
                .isBetween(1, counted.rules().size() - 1);
        assertThat(counted.judged().orElseThrow().ofTop())
                .isEqualTo(left.rules().size());
        assertThat(mined(transactions, RuleWishes.NONE).judged()).isEmpty();
    }

    private static TrialOutcome.Mined mined(Transactions transactions, RuleWishes wishes) {
        var trial = new TrialSettings(Support.parse("0.1"), Measure.LIFT, BigDecimal.ZERO, wishes);
        return (TrialOutcome.Mined) MiningPass.run(transactions, List.of(trial), 2, Budget::ample, 1)
                .get(0);
    }

    private static List<Rule> mined(
            Transactions transactions, RuleFilter filter, int maxLength, Significance significance) {
        Itemsets itemsets = Samples.mine(transactions, filter.minCount(), maxLength);
        var wishes = new RuleWishes(ItemConstraints.NONE, Optional.of(significance), true);
        var task = new ItemsetTask(filter.minCount(), maxLength, Budget.ample(), 2);
        return BruteForceRules.listed(RuleMiner.mine(itemsets, filter, wishes, task));
    }

    private static double pValue(FisherTest test, Rule rule) {
        return test.pValue(rule.antecedentCount(), rule.consequentCount(), rule.count());
    }

    private static int pairsOfFrequentItems(Transactions transactions, int minCount) {
        int items = Samples.mine(transactions, minCount, 1).size();
        return items * (items - 1) / 2;
    }

    /** The greatest p-value that is rejected, or -1. */
    private static double stepUp(List<Double> known, int hypotheses, double level) {
        List<Double> ascending = new ArrayList<>(known);
        Collections.sort(ascending);
        double cutoff = -1;
        for (int k = 1; k <= ascending.size(); k++) {
            cutoff = ascending.get(k - 1) <= level * k / hypotheses ? ascending.get(k - 1) : cutoff;
        }
        return cutoff;
    }
}
