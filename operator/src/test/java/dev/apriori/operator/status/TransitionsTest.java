package dev.apriori.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Events tell of a canary. */
class TransitionsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String NONE = "{activeVersion: \"3\"}";
    private static final String FIFTH = "{activeVersion: \"3\", canary: {version: \"4\", percent: 20, requests: 1234}}";
    private static final String HALF = "{activeVersion: \"3\", canary: {version: \"4\", percent: 50}}";
    private static final String ALL = "{activeVersion: \"3\", canary: {version: \"4\", percent: 100}}";

    @Test
    void theFirstShareIsTold() {
        assertThat(between(NONE, FIFTH))
                .containsExactly(new Occurrence(EventReason.CANARY_STARTED, "version 4 gets 20 % of the requests"));
    }

    @Test
    void aGreaterShareIsToldWithWhatItRestsOn() {
        assertThat(between(FIFTH, HALF))
                .containsExactly(new Occurrence(
                        EventReason.CANARY_RAISED,
                        "version 4 gets 50 % of the requests, after: canary of version 4 at 20 %: 1,234 requests, 0"
                                + " errors"));
    }

    @Test
    void itIsPromotedAndThenServed() {
        assertThat(between(HALF, ALL)).extracting(Occurrence::reason).containsExactly(EventReason.CANARY_PROMOTED);
        assertThat(between(ALL, "{activeVersion: \"4\"}"))
                .extracting(Occurrence::reason)
                .containsExactly(EventReason.SERVING);
    }

    @Test
    void moreRequestsAreNoNews() {
        assertThat(between(FIFTH, FIFTH.replace("1234", "1300"))).isEmpty();
    }

    @Test
    void anotherVersionBeginsAnew() {
        assertThat(between(HALF, FIFTH.replace("\"4\"", "\"5\"")))
                .containsExactly(new Occurrence(EventReason.CANARY_STARTED, "version 5 gets 20 % of the requests"));
    }

    @Test
    void aRollbackIsAFailedRollout() {
        assertThat(between(FIFTH, "{activeVersion: \"3\", lastFailure: {version: \"4\", message: it is slow}}"))
                .containsExactly(new Occurrence(EventReason.ROLLOUT_FAILED, "version 4 was given up: it is slow"));
    }

    private static List<Occurrence> between(String before, String after) {
        return Transitions.between(status(before), status(after));
    }

    private static AprioriExperimentStatus status(String serving) {
        try {
            return YAML.readValue("serving: " + serving, AprioriExperimentStatus.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
