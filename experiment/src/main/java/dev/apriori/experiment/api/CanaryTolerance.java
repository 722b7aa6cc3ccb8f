package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How much worse than the old revision a canary may be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanaryTolerance(
        @JsonPropertyDescription("How many more of 100 requests may fail.") @Min(0) @Max(100)
        Integer errorPercent,

        @JsonPropertyDescription("By how many per cent its p99 latency may be longer.") @Min(0) @Max(10_000)
        Integer latencyPercent,

        @JsonPropertyDescription("By how many milliseconds its p99 latency may be longer, where that is more than"
                + " latencyPercent allows.")
        @Min(0)
        @Max(60_000)
        Integer latencyMilliseconds,

        @JsonPropertyDescription("By how many per cent of the old one's its online hit rate may be lower.")
        @Min(0)
        @Max(100)
        Integer hitRatePercent) {

    public CanaryTolerance {
        errorPercent = requireNonNullElse(errorPercent, 1);
        latencyPercent = requireNonNullElse(latencyPercent, 50);
        latencyMilliseconds = requireNonNullElse(latencyMilliseconds, 50);
        hitRatePercent = requireNonNullElse(hitRatePercent, 10);
    }

    static CanaryTolerance defaults() {
        return new CanaryTolerance(null, null, null, null);
    }
}
