package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SharedPassTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small().filter(transactions -> transactions.items().size() <= 6);
    }

    @Provide
    Arbitrary<List<RuleFilter>> filters() {
        return Combinators.combine(
                        Arbitraries.of(Measure.LIFT, Measure.CONFIDENCE, Measure.CONVICTION, Measure.LEVERAGE),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(2, 12))
                .as((measure, quarters, minCount) ->
                        new RuleFilter(measure, BigDecimal.valueOf(quarters * 25L, 2), minCount))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** Small budgets make some filters exceed, and the rest together need more than one table. */
    @Property(tries = 300)
    void aFilterGetsTheSameWithOthersAsAlone(
            @ForAll("small") Transactions transactions,
            @ForAll("filters") List<RuleFilter> filters,
            @ForAll @IntRange(min = 0, max = 300) int maxRules) {
        Itemsets itemsets = Samples.mine(transactions, 2, 4);
        Budget budget = Budget.startingNow(1_000_000, maxRules, Duration.ofMinutes(1));
        List<Outcome> together = SharedPass.rules(itemsets, filters, budget, 2);
        for (int f = 0; f < filters.size(); f++) {
            Outcome alone = SharedPass.rules(itemsets, List.of(filters.get(f)), budget, 1)
                    .get(0);
            assertThat(shown(together.get(f))).isEqualTo(shown(alone));
            assertThat(alone instanceof Exceeded)
                    .isEqualTo(BruteForceRules.rules(transactions, 4, filters.get(f))
                                    .size()
                            > maxRules);
        }
    }

    @Test
    void filtersThatSelectTheSameRulesShareOneSelection() {
        Itemsets itemsets = Samples.mine(Samples.transactions(2, List.of(List.of(0, 1), List.of(0), List.of(1))), 1, 2);
        List<Outcome> outcomes = SharedPass.rules(
                itemsets,
                List.of(
                        new RuleFilter(Measure.LIFT, new BigDecimal("0.1"), 1),
                        new RuleFilter(Measure.LIFT, new BigDecimal("0.2"), 1),
                        new RuleFilter(Measure.CONFIDENCE, new BigDecimal("0.5"), 1),
                        new RuleFilter(Measure.CONFIDENCE, new BigDecimal("0.6"), 1),
                        new RuleFilter(Measure.LIFT, new BigDecimal("0.1"), 2)),
                Budget.ample(),
                1);
        assertThat(outcomes.get(1)).isSameAs(outcomes.get(0));
        assertThat(outcomes.get(2)).isSameAs(outcomes.get(0));
        assertThat(shown(outcomes.get(3))).isEqualTo(List.of());
        assertThat(outcomes.get(4)).isSameAs(outcomes.get(3));
    }

    /** Item 0 implies item 1, and items 2 and 3 go together often: each filter has two rules, both together four. */
    @Test
    void filtersWhoseRulesTogetherAreTooManyGetTablesOfTheirOwn() {
        var baskets = List.of(List.of(0, 1), List.of(0, 1), List.of(1, 2, 3), List.of(2, 3), List.of(2, 3), List.of(3));
        Itemsets itemsets = Samples.mine(Samples.transactions(4, baskets), 2, 2);
        List<RuleFilter> filters = List.of(
                new RuleFilter(Measure.SUPPORT, new BigDecimal("0.5"), 2),
                new RuleFilter(Measure.LIFT, new BigDecimal("2"), 2));
        Budget two = Budget.startingNow(100, 2, Duration.ofMinutes(1));
        List<RuleSelection> own = SharedPass.rules(itemsets, filters, two, 1).stream()
                .map(RuleSelection.class::cast)
                .toList();
        assertThat(own).extracting(RuleSelection::size).containsExactly(2, 2);
        assertThat(own.get(0).base()).isNotSameAs(own.get(1).base());
        assertThat(own.get(0).base().antecedent(0)).containsExactly(2);
        assertThat(own.get(1).base().antecedent(0)).containsExactly(0);
    }

    @Test
    void noFilterHasNoOutcome() {
        Itemsets itemsets = Samples.mine(Samples.transactions(2, List.of(List.of(0, 1))), 1, 2);
        assertThat(SharedPass.rules(itemsets, List.of(), Budget.ample(), 1)).isEmpty();
    }

    @Test
    void aSelectionSaysTheBestOfItsRules() {
        Itemsets itemsets = Samples.mine(
                Samples.transactions(3, List.of(List.of(0, 1), List.of(0, 2), List.of(2), List.of(1, 0))), 1, 2);
        RuleSelection selection = (RuleSelection) SharedPass.rules(
                        itemsets, List.of(new RuleFilter(Measure.CONFIDENCE, BigDecimal.ONE, 1)), Budget.ample(), 1)
                .get(0);
        assertThat(selection.best(Measure.LIFT)).hasValue(4 / 3.0);
        assertThat(selection.size()).isEqualTo(1);
        assertThat(selection.base().antecedent(selection.row(0))).containsExactly(1);
    }

    private static Object shown(Outcome outcome) {
        if (outcome instanceof RuleSelection selection) {
            Rules rules = selection.toRules();
            assertThat(IntStream.range(0, selection.size())
                            .mapToObj(i -> selection.base().antecedent(selection.row(i))))
                    .containsExactlyElementsOf(IntStream.range(0, rules.size())
                            .mapToObj(rules::antecedent)
                            .toList());
            return BruteForceRules.listed(rules);
        }
        return outcome;
    }
}
