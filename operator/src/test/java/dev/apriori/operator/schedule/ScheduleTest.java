package dev.apriori.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.check.Problem;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** 2026-01-01 was a Thursday. */
    @ParameterizedTest
    @CsvSource({
        "0 3 * * *, 2026-01-01T03:00:00Z",
        "30 */6 * * *, 2026-01-01T00:30:00Z",
        "0 3 * * 0, 2026-01-04T03:00:00Z",
        "0 3 * * 7, 2026-01-04T03:00:00Z",
        "0 3 * * MON, 2026-01-05T03:00:00Z",
        "0 0 1 * *, 2026-02-01T00:00:00Z",
        "@hourly, 2026-01-01T01:00:00Z",
        "@weekly, 2026-01-04T00:00:00Z"
    })
    void theNextTimeIsCountedFromTheBeginningOfTheSweep(String schedule, Instant next) {
        assertThat(Schedule.next(spec(schedule, false), status("Ready"))).contains(next);
    }

    @Test
    void itIsDueOnceThatTimeHasCome() {
        AprioriExperiment spec = spec("0 3 * * *", false);
        assertThat(Schedule.due(spec, status("Ready"), Instant.parse("2026-01-01T02:59:59Z")))
                .isFalse();
        assertThat(Schedule.due(spec, status("Ready"), Instant.parse("2026-01-01T03:00:00Z")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Mining", "Selecting", "Registering", "RollingOut", "Suspended"})
    void aSweepThatHasNotSettledIsNotInterrupted(String phase) {
        assertThat(Schedule.next(spec("0 3 * * *", false), status(phase))).isEmpty();
    }

    @Test
    void nothingIsDueWithoutAScheduleOrWhileSuspended() {
        assertThat(Schedule.next(spec("", false), status("Ready"))).isEmpty();
        assertThat(Schedule.next(spec("0 3 * * *", true), status("Ready"))).isEmpty();
        assertThat(Schedule.next(spec("0 3 * * *", false), AprioriExperimentStatus.initial()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99 3 * * *", "0 24 * * *", "0 3 * 13 *", "x 3 * * *"})
    void aTimeThatNeverComesIsRefused(String schedule) {
        assertThat(Schedule.check(spec(schedule, false)))
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith("spec.schedule is \"" + schedule + "\", which is no time that comes")
                .endsWith("such as \"0 3 * * *\" for 3 in the night");
    }

    @Test
    void aPersonMayAskForATimeWhichCountsOnce() {
        AprioriExperiment asked = asked(spec("", false), "2026-01-01T12:00:00Z");
        assertThat(Schedule.next(asked, status("Ready"))).contains(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(Schedule.next(asked, status("Mining"))).isEmpty();
        assertThat(Schedule.next(asked(asked, "2025-12-31T00:00:00Z"), status("Ready")))
                .as("the sweep began after that")
                .isEmpty();
        assertThat(Schedule.next(asked(spec("0 3 * * *", false), "2026-01-01T12:00:00Z"), status("Ready")))
                .as("the schedule comes first")
                .contains(Instant.parse("2026-01-01T03:00:00Z"));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThat(Schedule.check(asked(spec("", false), "now")))
                .singleElement()
                .extracting(Problem::toString)
                .isEqualTo("metadata.annotations[apriori.dev/mine-after] is \"now\", which is no time; give one in UTC,"
                        + " such as \"$(date -u +%FT%TZ)\"");
    }

    private static AprioriExperiment asked(AprioriExperiment experiment, String time) {
        experiment.getMetadata().setAnnotations(Map.of(Schedule.MINE_AFTER, time));
        return experiment;
    }

    private static AprioriExperiment spec(String schedule, boolean suspend) {
        return read("""
                {"metadata": {"name": "movielens"},
                 "spec": {"suspend": %s, "schedule": "%s",
                          "dataset": {"format": "MovieLensCsv", "uri": "file:///data/r.csv"},
                          "grid": {"minSupport": ["0.1"], "metric": ["lift"], "minThreshold": ["1"], "maxLength": [2],
                                   "minRating": ["3.5"]}}}
                """.formatted(suspend, schedule), AprioriExperiment.class);
    }

    private static AprioriExperimentStatus status(String phase) {
        return read(
                "{\"phase\": \"%s\", \"sweep\": 1, \"sweepTime\": \"2026-01-01T00:00:00Z\"}".formatted(phase),
                AprioriExperimentStatus.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
