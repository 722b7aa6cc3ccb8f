package dev.apriori.experiment.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.ObjectiveMetric;
import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.ObjectiveSpec.Direction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final Objective BEST_LIFT = Objective.of(new ObjectiveSpec(null, null, null, null, null));

    /** Few values, so that ties are common; a trial's number is its place in the list. */
    @Provide
    Arbitrary<List<TrialResult>> results() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(1.0, 2.0, 53.2875, Double.NaN, Double.POSITIVE_INFINITY))
                .as((rules, lift) -> result(0, lift, rules))
                .list()
                .ofMaxSize(20)
                .map(results -> IntStream.range(0, results.size())
                        .mapToObj(trial -> result(
                                trial,
                                results.get(trial).metrics().get(ObjectiveMetric.BEST_LIFT),
                                results.get(trial).rules()))
                        .toList());
    }

    @Test
    void theBestValueWinsThenMoreRulesThenTheLowerNumber() {
        Leaders leaders = BEST_LIFT.leaders(
                List.of(result(3, 2, 10), result(2, 2, 20), result(1, 2, 20), result(0, 1, 99)).stream());
        assertThat(leaders.candidates()).extracting(Candidate::trial).containsExactly(1, 2, 3, 0);
    }

    @Test
    void aMinimisedMetricTurnsValuesAroundAndNotTies() {
        Objective fewest =
                Objective.of(new ObjectiveSpec(ObjectiveMetric.BEST_LIFT, Direction.MINIMIZE, null, null, null));
        assertThat(fewest.leaders(List.of(result(0, 2, 9), result(1, 1, 5), result(2, 1, 7)).stream())
                        .candidates())
                .extracting(Candidate::trial)
                .containsExactly(2, 1, 0);
        assertThat(fewest.better(1, 2)).isTrue();
    }

    @Test
    void whatHasTooFewRulesOrTooLittleSupportOrNoValueIsNotEligible() {
        Objective strict = Objective.of(new ObjectiveSpec(null, null, null, 10, 7));
        assertThat(strict.candidate(new TrialResult(0, "r", 10, 7, Map.of(ObjectiveMetric.BEST_LIFT, 2.0))))
                .isPresent();
        assertThat(strict.candidate(new TrialResult(0, "r", 9, 7, Map.of(ObjectiveMetric.BEST_LIFT, 2.0))))
                .isEmpty();
        assertThat(strict.candidate(new TrialResult(0, "r", 10, 6, Map.of(ObjectiveMetric.BEST_LIFT, 2.0))))
                .isEmpty();
        assertThat(strict.candidate(new TrialResult(0, "r", 10, 7, Map.of()))).isEmpty();
    }

    @Test
    void theGoalIsReachedByAnEqualOrABetterValue() {
        Objective goal = Objective.of(new ObjectiveSpec(null, null, "2.5", null, null));
        assertThat(goal.reached(new Candidate(0, "r", 2.5, 1))).isTrue();
        assertThat(goal.reached(new Candidate(0, "r", 3, 1))).isTrue();
        assertThat(goal.reached(new Candidate(0, "r", 2.4, 1))).isFalse();
        assertThat(BEST_LIFT.reached(new Candidate(0, "r", 1e9, 1))).isFalse();
    }

    @Test
    void valuesAreWrittenAsAPersonWould() {
        assertThat(new Candidate(0, "r", 53.2875, 1).valueText()).isEqualTo("53.2875");
        assertThat(new Candidate(0, "r", 427088, 1).valueText()).isEqualTo("427088");
        assertThat(new Candidate(0, "r", 0, 1).valueText()).isEqualTo("0");
    }

    /** However trials are spread over shards, and in whatever order the shards come in. */
    @Property
    void shardsMayBeMergedInAnyOrderAndGrouping(@ForAll("results") List<TrialResult> results, @ForAll Random random) {
        List<TrialResult> shuffled = new java.util.ArrayList<>(results);
        Collections.shuffle(shuffled, random);
        Leaders merged = Leaders.NONE;
        Leaders group = Leaders.NONE;
        for (TrialResult result : shuffled) {
            group = BEST_LIFT.merge(BEST_LIFT.leaders(List.of(result).stream()), group);
            if (random.nextBoolean()) {
                merged = random.nextBoolean() ? BEST_LIFT.merge(merged, group) : BEST_LIFT.merge(group, merged);
                group = Leaders.NONE;
            }
        }
        assertThat(BEST_LIFT.merge(merged, group)).isEqualTo(BEST_LIFT.leaders(results.stream()));
    }

    private static TrialResult result(int trial, double lift, long rules) {
        return new TrialResult(trial, "run" + trial, rules, 7, Map.of(ObjectiveMetric.BEST_LIFT, lift));
    }
}
