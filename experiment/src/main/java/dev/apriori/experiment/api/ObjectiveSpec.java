package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** What makes a trial the best. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ObjectiveSpec(
        @JsonPropertyDescription("The metric that decides, by its name in MLflow.")
        ObjectiveMetric metric,

        @JsonPropertyDescription("Whether the highest or the lowest value is the best.")
        Direction direction,

        @JsonPropertyDescription("A value, as text, that is good enough: once a trial reaches it, no more are started."
                + " Empty: all trials are run.")
        @Size(max = 24)
        @ValidationRule(value = SpecRules.OPTIONAL_DECIMAL, message = SpecRules.OPTIONAL_DECIMAL_FIX)
        String goal,

        @JsonPropertyDescription("The least number of rules of a trial that may become the best.")
        @Min(1)
        @Max(1_000_000_000)
        Integer minRules,

        @JsonPropertyDescription("The least support, in transactions, of a trial that may become the best: a trial"
                + " whose ceil(minSupport × transactions) is lower rests on too few.")
        @Min(1)
        @Max(1_000_000_000)
        Integer minSupportCount) {
    /** Which end of the values is the good one. */
    public enum Direction {
        @JsonProperty("Maximize")
        MAXIMIZE,
        @JsonProperty("Minimize")
        MINIMIZE
    }

    public ObjectiveSpec {
        metric = requireNonNullElse(metric, ObjectiveMetric.BEST_LIFT);
        direction = requireNonNullElse(direction, Direction.MAXIMIZE);
        goal = requireNonNullElse(goal, "");
        minRules = requireNonNullElse(minRules, 1);
        minSupportCount = requireNonNullElse(minSupportCount, 1);
    }

    static ObjectiveSpec defaults() {
        return new ObjectiveSpec(null, null, null, null, null);
    }
}
