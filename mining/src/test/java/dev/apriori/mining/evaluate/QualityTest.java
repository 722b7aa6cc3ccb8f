package dev.apriori.mining.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualityTest {
    private static Quality hitting(double rate, int users) {
        return new Quality(rate, 0.1, 0.1, 1, users, 0.2, 0.4);
    }

    @Test
    void aStandardErrorIsNotClearlyBetter() {
        assertThat(hitting(0.23, 400).isClearlyBetterThan(hitting(0.20, 400))).isTrue();
        assertThat(hitting(0.21, 400).isClearlyBetterThan(hitting(0.20, 400))).isFalse();
        assertThat(hitting(0.21, 10_000).isClearlyBetterThan(hitting(0.20, 10_000)))
                .as("of more users less is needed")
                .isTrue();
    }

    @Test
    void whereNobodyIsAskedNothingIsBetter() {
        assertThat(hitting(0, 0).isClearlyBetterThan(hitting(0, 0))).isFalse();
    }
}
