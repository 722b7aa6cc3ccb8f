package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.Optional;

/**
 * What is served.
 *
 * @param canary null while there is none; see {@link #runningCanary()}
 * @param lastFailure null while no rollout has failed; see {@link #failure()}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServingStatus(
        @JsonPropertyDescription("The model version that answers, or did last.") @Size(max = 16)
        String activeVersion,

        @JsonPropertyDescription("The model version that is to answer.") @Size(max = 16)
        String targetVersion,

        @JsonPropertyDescription("Where to ask.") @Size(max = 2048)
        String url,

        @JsonPropertyDescription("How many pods answer.") Integer readyReplicas,

        @JsonPropertyDescription("A new revision that shares the requests with the one that answers.")
        CanaryStatus canary,

        @JsonPropertyDescription("The last version that was given up.")
        RolloutFailure lastFailure) {
    /** Nothing is served. */
    public static final ServingStatus NONE = new ServingStatus(null, null, null, null, null, null);

    /** A version that was tried and given up. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RolloutFailure(
            @JsonPropertyDescription("The model version.") @Size(max = 16)
            String version,

            @JsonPropertyDescription("Why it did not answer, or did worse than the one before.")
            @Size(max = ExperimentCondition.MAX_MESSAGE)
            String message,

            @JsonPropertyDescription("When it was given up, as an ISO 8601 instant.") @Size(max = 40)
            String time) {}

    public ServingStatus {
        activeVersion = requireNonNullElse(activeVersion, "");
        targetVersion = requireNonNullElse(targetVersion, "");
        url = requireNonNullElse(url, "");
        readyReplicas = requireNonNullElse(readyReplicas, 0);
    }

    /** A new revision that shares the requests. */
    public Optional<CanaryStatus> runningCanary() {
        return Optional.ofNullable(canary);
    }

    /** The last version that was given up. */
    public Optional<RolloutFailure> failure() {
        return Optional.ofNullable(lastFailure);
    }
}
