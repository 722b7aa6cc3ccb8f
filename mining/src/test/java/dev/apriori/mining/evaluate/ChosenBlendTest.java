package dev.apriori.mining.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChosenBlendTest {
    /** Of 400 users, so that a standard error is 0.02. */
    private static List<Quality> hitting(double... rates) {
        return DoubleStream.of(rates)
                .mapToObj(rate -> new Quality(rate, 0.1, 0.1, 1, 400, 0.2, 0.4))
                .toList();
    }

    @Test
    void theUsualIsChosenWhereNoneIsClearlyBetter() {
        assertThat(ChosenBlend.chosen(hitting(0.20, 0.21, 0.219, 0.15))).isZero();
    }

    @Test
    void theBestIsChosenWhereItIsClearlyBetter() {
        assertThat(ChosenBlend.chosen(hitting(0.20, 0.23, 0.24, 0.221))).isEqualTo(2);
    }
}
