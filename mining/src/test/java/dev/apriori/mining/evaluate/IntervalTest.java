package dev.apriori.mining.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    /** scipy.stats.binomtest(101, 604).proportion_ci(method="wilson") and the same of 0 of 20. */
    @Test
    void aSharesIsWilsons() {
        Interval some = Interval.ofShare(101 / 604.0, 604);
        assertThat(some.from()).isCloseTo(0.13958110, within(1e-7));
        assertThat(some.to()).isCloseTo(0.19906224, within(1e-7));
        Interval none = Interval.ofShare(0, 20);
        assertThat(none.from()).isZero();
        assertThat(none.to()).isCloseTo(0.16112515, within(1e-7));
    }

    @Test
    void aMeansIsTwoStandardErrorsWideOnEachSide() {
        Interval interval = Interval.ofMean(0.5, 0.1, 100);
        assertThat(interval.from()).isCloseTo(0.5 - 0.0196, within(1e-5));
        assertThat(interval.to()).isCloseTo(0.5 + 0.0196, within(1e-5));
    }

    @Test
    void nobodyAskedTellsNothing() {
        assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
        assertThat(Interval.ofMean(0, 0, 0)).isEqualTo(new Interval(0, 1));
    }
}
