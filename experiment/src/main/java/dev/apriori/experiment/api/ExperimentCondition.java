package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One thing that is so, is not so, or is not known yet, and why. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExperimentCondition(
        @Required @JsonPropertyDescription("What is told.") ConditionType type,

        @Required @JsonPropertyDescription("Whether it is so.")
        State status,

        @Required @JsonPropertyDescription("Why, in one word.") @Size(min = 1, max = 256)
        String reason,

        @JsonPropertyDescription("Why, in one sentence.") @Size(max = MAX_MESSAGE)
        String message,

        @JsonPropertyDescription("When status changed last, as an ISO 8601 instant.") @Size(max = 40)
        String lastTransitionTime,

        @JsonPropertyDescription("The generation of the resource that this is about.")
        Long observedGeneration) {
    /** The most characters of a message. */
    public static final int MAX_MESSAGE = 512;

    /** Whether something is so. */
    public enum State {
        @JsonProperty("True")
        TRUE,
        @JsonProperty("False")
        FALSE,
        @JsonProperty("Unknown")
        UNKNOWN
    }

    public ExperimentCondition {
        message = requireNonNullElse(message, "");
        lastTransitionTime = requireNonNullElse(lastTransitionTime, "");
        observedGeneration = requireNonNullElse(observedGeneration, 0L);
    }
}
