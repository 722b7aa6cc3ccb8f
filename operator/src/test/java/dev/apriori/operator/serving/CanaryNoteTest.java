package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.operator.canary.Baseline;
import dev.apriori.operator.canary.Counts;
import dev.apriori.operator.canary.PodId;
import dev.apriori.operator.canary.Share;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class CanaryNoteTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    private final Random random = new Random();

    /** Else the Service would be written at each look, and wake the operator to look again. */
    @RepeatedTest(200)
    void whatIsReadIsWrittenAsItWas() {
        Set<PodId> pods = IntStream.range(0, 5)
                .mapToObj(pod -> new PodId(new UUID(random.nextLong(), random.nextLong()).toString(), 0))
                .collect(Collectors.toSet());
        var counting = new Share(20, NOW, Optional.of(new Baseline(NOW.toString(), pods, Counts.NONE, Counts.NONE)));
        String note = CanaryNote.write(new Canary(new Revision("4", "b"), new Revision("3", "a"), counting));

        assertThat(CanaryNote.read(note)).map(CanaryNote::write).contains(note);
    }
}
