package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "53.2875;53.29",
                "427088;427,088",
                "0.011494252873563218;0.01149",
                "1e-7;0.0000001",
                "0;0",
                "-0.25;-0.25",
                "Infinity;∞",
                "3;3",
                "123456.7;123,457"
            })
    void numbersShowAtMostFourDigitsThatCount(double number, String shown) {
        assertThat(Figures.number(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "9999;9,999",
                "10000;10k",
                "427088;427k",
                "999499;999k",
                "999500;1.0M",
                "1234567;1.2M",
                "153000000;153M"
            })
    void countsFitANarrowPlace(long count, String shown) {
        assertThat(Figures.shortCount(count)).isEqualTo(shown);
    }

    @Test
    void logarithmicTicksAreOneTwoFive() {
        assertThat(Figures.logarithmicTicks(0.01, 0.25)).isEqualTo(List.of(0.01, 0.02, 0.05, 0.1, 0.2));
    }

    @Test
    void overManyOrdersTheTenfoldsAreEnough() {
        assertThat(Figures.logarithmicTicks(1, 427_088)).isEqualTo(List.of(1.0, 10.0, 100.0, 1e3, 1e4, 1e5));
    }

    @Property
    void thereAreAlwaysSomeTicksBetweenTheBounds(
            @ForAll @DoubleRange(min = -9, max = 12) double exponent,
            @ForAll @DoubleRange(min = 1.02, max = 1e6) double ratio) {
        double low = Math.pow(10, exponent);
        double high = low * ratio;

        for (List<Double> ticks : List.of(Figures.linearTicks(low, high), Figures.logarithmicTicks(low, high))) {
            assertThat(ticks).hasSizeBetween(3, 20).isSorted().doesNotHaveDuplicates();
            assertThat(ticks).allMatch(tick -> tick >= low * 0.999999 && tick <= high * 1.000001);
        }
    }
}
