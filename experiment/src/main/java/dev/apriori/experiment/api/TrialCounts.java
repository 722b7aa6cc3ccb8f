package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** How many trials there are, and how they stand. */
public record TrialCounts(
        @JsonPropertyDescription("All trials of the sweep.") int total,
        @JsonPropertyDescription("Trials not started yet.") int pending,

        @JsonPropertyDescription("Trials of the shards that run now.")
        int running,

        @JsonPropertyDescription("Trials with a result.") int succeeded,
        @JsonPropertyDescription("Trials without one.") int failed,

        @JsonPropertyDescription("Trials with a result, of all, such as 33/48.") @Size(max = 16)
        String summary) {
    /** Before anything is planned. */
    public static final TrialCounts NONE = new TrialCounts(0, 0, 0, 0, 0, "");

    public TrialCounts {
        summary = requireNonNullElse(summary, "");
    }
}
