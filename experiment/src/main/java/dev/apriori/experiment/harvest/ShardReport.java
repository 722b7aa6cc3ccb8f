package dev.apriori.experiment.harvest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.shard.NumberSet;
import java.util.List;
import java.util.Optional;

/**
 * What became of a shard, as its pod's termination message tells it: the counts, and the best trials.
 *
 * @param failed how many trials have no result
 * @param failedTrials which, as ranges, cut at {@value #MAX_RANGES} characters
 * @param leaders the best trials of the shard
 * @param failure why the first of the failed trials failed; empty when none did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ShardReport(
        int shard, int succeeded, int failed, String failedTrials, List<Candidate> leaders, String failure) {
    /** The most bytes that Kubernetes keeps of a termination message. */
    public static final int MAX_BYTES = 4096;

    static final int MAX_RANGES = 1024;

    private static final int MAX_FAILURE = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    public ShardReport {
        failedTrials = requireNonNullElse(failedTrials, "");
        leaders = leaders == null ? List.of() : List.copyOf(leaders);
        failure = requireNonNullElse(failure, "");
        failure = failure.length() <= MAX_FAILURE ? failure : failure.substring(0, MAX_FAILURE - 1) + "…";
    }

    /** The report of a shard whose trials have all ended. */
    public static ShardReport of(int shard, int succeeded, NumberSet failed, Leaders leaders, String failure) {
        return new ShardReport(
                shard, succeeded, failed.count(), failed.text(MAX_RANGES), leaders.candidates(), failure);
    }

    /** One line of JSON, below {@link #MAX_BYTES}. */
    public String toMessage() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The report in a termination message; empty when the message is something else, or was cut. */
    public static Optional<ShardReport> fromMessage(String message) {
        try {
            return message.startsWith("{") ? Optional.of(JSON.readValue(message, ShardReport.class)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
