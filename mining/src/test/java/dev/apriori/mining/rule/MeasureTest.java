package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MeasureTest {
    /** Jean de Florette → Manon of the Spring among the 609 users of ml-latest-small who like a film. */
    @Test
    void theStudysBestRuleHasMlxtendsNumbers() {
        Map<Measure, Double> expected = Map.of(
                Measure.SUPPORT, 0.011494252873563218,
                Measure.CONFIDENCE, 0.7,
                Measure.LIFT, 53.2875,
                Measure.LEVERAGE, 0.011278550262752743,
                Measure.CONVICTION, 3.2895457033388062,
                Measure.ZHANGS_METRIC, 0.9976150727402815,
                Measure.JACCARD, 0.6363636363636364,
                Measure.CERTAINTY, 0.6960066555740432,
                Measure.KULCZYNSKI, 0.7875);
        assertThat(expected).hasSize(Measure.values().length);
        expected.forEach((measure, value) ->
                assertThat(measure.of(10, 8, 7, 609)).as(measure.id()).isCloseTo(value, within(1e-12)));
    }

    @Test
    void convictionIsInfiniteWhereTheConfidenceIsOne() {
        assertThat(Measure.CONVICTION.of(7, 9, 7, 609)).isPositive().isInfinite();
    }

    @Property
    void liftOfBothDirectionsIsTheSameNumber(
            @ForAll @IntRange(min = 1, max = 1000) int both,
            @ForAll @IntRange(max = 1000) int onlyA,
            @ForAll @IntRange(max = 1000) int onlyC) {
        int transactions = both + onlyA + onlyC + 17;
        assertThat(Measure.LIFT.of(both + onlyA, both + onlyC, both, transactions))
                .isEqualTo(Measure.LIFT.of(both + onlyC, both + onlyA, both, transactions));
    }
}
