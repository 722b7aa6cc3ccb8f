package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MiningPassTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small().filter(transactions -> transactions.count() > 0);
    }

    @Provide
    Arbitrary<List<TrialSettings>> trials() {
        return Combinators.combine(
                        Arbitraries.of("0.05", "0.1", "0.3", "0.5"),
                        Arbitraries.of(Measure.LIFT, Measure.CONFIDENCE, Measure.SUPPORT),
                        Arbitraries.of("0", "0.5", "1"))
                .as((support, metric, threshold) ->
                        new TrialSettings(Support.parse(support), metric, new BigDecimal(threshold)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<RuleWishes> wishes() {
        return Combinators.combine(
                        Arbitraries.subsetOf(0, 1, 2, 3),
                        Arbitraries.subsetOf(0, 1),
                        Arbitraries.of(0.01, 0.1, 0.4),
                        Arbitraries.of(Significance.Correction.values()),
                        Arbitraries.of(true, false))
                .as((any, consequent, level, correction, only) -> new RuleWishes(
                        new ItemConstraints(bits(any), bits(consequent)),
                        Optional.of(new Significance(level, correction)),
                        only))
                .optional()
                .map(wished -> wished.orElse(RuleWishes.NONE));
    }

    private static BitSet bits(Set<Integer> items) {
        return items.stream().collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** With small budgets some supports explode, with others not. */
    @Property(tries = 300)
    void aTrialEndsTheSameWithOthersAsAlone(
            @ForAll("small") Transactions transactions,
            @ForAll("trials") List<TrialSettings> drawn,
            @ForAll("wishes") RuleWishes wishes,
            @ForAll @IntRange(min = 1, max = 150) int maxItemsets,
            @ForAll @IntRange(min = 1, max = 300) int maxRules) {
        List<TrialSettings> trials = drawn.stream()
                .map(trial -> new TrialSettings(trial.minSupport(), trial.metric(), trial.minThreshold(), wishes))
                .toList();
        Supplier<Budget> budgets = () -> Budget.startingNow(maxItemsets, maxRules, Duration.ofMinutes(1));
        List<TrialOutcome> together = MiningPass.run(transactions, trials, 3, budgets, 2);
        for (int t = 0; t < trials.size(); t++) {
            TrialOutcome alone = MiningPass.run(transactions, List.of(trials.get(t)), 3, budgets, 1)
                    .get(0);
            assertThat(shown(together.get(t))).isEqualTo(shown(alone));
        }
    }

    @Test
    void tooLowASupportStopsItsOwnTrialsOnly() {
        Transactions transactions = Samples.transactions(
                8,
                IntStream.range(0, 40)
                        .mapToObj(t -> t < 4 ? List.of(0, 1, 2, 3, 4, 5, 6, 7) : List.of(0, 1))
                        .toList());
        List<TrialOutcome> outcomes = MiningPass.run(
                transactions,
                List.of(trial("0.1"), trial("0.5")),
                8,
                () -> Budget.startingNow(100, 100, Duration.ofMinutes(1)),
                2);
        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        TrialOutcome.Stopped.class,
                        stopped -> assertThat(stopped.reason()).contains("limits.maxItemsets"));
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(TrialOutcome.Mined.class, mined -> {
            assertThat(mined.itemsets()).isEqualTo(3);
            assertThat(mined.rules().size()).isEqualTo(2);
            assertThat(mined.rules().best(Measure.LIFT)).hasValue(1);
            assertThat(mined.seconds().itemsets()).isPositive();
        });
    }

    @Test
    void trialsThatWishForOtherRulesAreOfOtherPasses() {
        Transactions transactions = Samples.transactions(2, List.of(List.of(0), List.of(1)));
        var other = new TrialSettings(
                Support.parse("0.5"),
                Measure.LIFT,
                BigDecimal.ONE,
                new RuleWishes(new ItemConstraints(bits(Set.of(0)), bits(Set.of())), Optional.empty(), false));
        assertThatThrownBy(() -> MiningPass.run(transactions, List.of(trial("0.5"), other), 2, Budget::ample, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noFrequentItemGivesNoRule() {
        Transactions transactions = Samples.transactions(2, List.of(List.of(0), List.of(1)));
        TrialOutcome outcome = MiningPass.run(transactions, List.of(trial("0.9")), 2, Budget::ample, 1)
                .get(0);
        assertThat(outcome).isInstanceOfSatisfying(TrialOutcome.Mined.class, mined -> {
            assertThat(mined.itemsets()).isZero();
            assertThat(mined.rules().size()).isZero();
            assertThat(mined.rules().best(Measure.LIFT)).isEmpty();
        });
    }

    private static TrialSettings trial(String support) {
        return new TrialSettings(Support.parse(support), Measure.LIFT, BigDecimal.ONE);
    }

    private static Object shown(TrialOutcome outcome) {
        return outcome instanceof TrialOutcome.Mined mined
                ? List.of(
                        mined.itemsets(),
                        mined.judged(),
                        BruteForceRules.listed(mined.rules().toRules()))
                : outcome;
    }
}
