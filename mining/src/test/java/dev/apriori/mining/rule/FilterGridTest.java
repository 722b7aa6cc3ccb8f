package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FilterGridTest {
    /** Few thresholds and many are compared in different ways. */
    @Property(tries = 200)
    void aLevelIsHowManyThresholdsAreReached(
            @ForAll @IntRange(min = 1, max = 60) int thresholds, @ForAll @DoubleRange(min = -4, max = 4) double value) {
        List<RuleFilter> filters = IntStream.range(0, thresholds)
                .mapToObj(i -> new RuleFilter(Measure.LEVERAGE, BigDecimal.valueOf(i - thresholds / 2, 1), 1))
                .toList();
        var grid = new FilterGrid(filters);

        for (double near : new double[] {value, Math.round(10 * value) / 10.0, 0.0, -0.0}) {
            assertThat(grid.thresholdLevel(0, near)).isEqualTo((int) filters.stream()
                    .filter(filter -> near >= filter.minThreshold().doubleValue())
                    .count());
        }
    }
}
