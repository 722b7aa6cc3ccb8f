package dev.apriori.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    /** Table II of Newcombe 1998, method 11, at 95 %. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0428",
        "9, 10, 3, 10, 0.1013",
        "6, 7, 2, 7, -0.0290",
        "5, 56, 0, 29, -0.0667",
        "0, 10, 0, 20, -0.2005",
        "10, 10, 0, 20, 0.6014"
    })
    void aDifferenceIsBoundedAsPublished(long events, long of, long otherEvents, long otherOf, double least) {
        assertThat(new Proportion(events, of).leastAbove(new Proportion(otherEvents, otherOf), 1.959964))
                .isCloseTo(least, within(0.0001));
    }

    @Test
    void nothingSaysNothing() {
        Proportion nothing = new Proportion(0, 0);
        assertThat(nothing.least()).isZero();
        assertThat(nothing.most()).isEqualTo(1);
        assertThat(new Proportion(100, 100).leastAbove(nothing)).isNegative();
        assertThat(nothing.leastAbove(new Proportion(0, 100))).isNegative();
    }

    @Test
    void theSameShareIsNeverAbove() {
        assertThat(new Proportion(500, 1_000).leastAbove(new Proportion(5_000, 10_000)))
                .isNegative();
    }

    @Test
    void itIsShownInPerCent() {
        assertThat(new Proportion(31, 1_240)).hasToString("2.5 % of 1,240");
    }
}
