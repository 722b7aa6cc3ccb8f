package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    /** 0.5, 1, 2, 4 and 8 s, and then 10 s at a time. */
    @Test
    void anOutageIsOutlastedByAsManyWaitsAsItTakes() {
        assertThat(Patience.outlasting(Duration.ofMinutes(10)).attempts()).isEqualTo(1 + 5 + 59);
        assertThat(Patience.outlasting(Duration.ofSeconds(2)).attempts()).isEqualTo(1 + 3);
        assertThat(Patience.outlasting(Duration.ZERO)).isEqualTo(Patience.once());
    }
}
