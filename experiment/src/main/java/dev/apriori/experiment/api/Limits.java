package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;

/** The budget of one trial: what explodes ends early, as a failed trial with the reason. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limits(
        @JsonPropertyDescription("The most frequent itemsets that a trial may keep.") @Min(1) @Max(2_000_000_000)
        Long maxItemsets,

        @JsonPropertyDescription("The most rules that a trial may keep.") @Min(1) @Max(2_000_000_000)
        Long maxRules,

        @JsonPropertyDescription("How long a trial may mine: a whole number of s, m or h, such as 30m.")
        @Size(max = 8)
        @ValidationRule(value = SpecRules.DURATION, message = SpecRules.DURATION_FIX)
        String trialTimeout) {

    public Limits {
        maxItemsets = requireNonNullElse(maxItemsets, 50_000_000L);
        maxRules = requireNonNullElse(maxRules, 10_000_000L);
        trialTimeout = requireNonNullElse(trialTimeout, "30m");
    }

    static Limits defaults() {
        return new Limits(null, null, null);
    }

    /** How long a trial may mine. */
    public Duration timePerTrial() {
        return TimeSpan.parse(trialTimeout);
    }
}
