package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a new revision gets a growing share of the requests before it gets them all.
 *
 * @param percent 0 while there are to be no canaries
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = SpecRules.CANARY_STEPS, message = SpecRules.CANARY_STEPS_FIX, fieldPath = ".steps")
public record CanarySpec(
        @JsonPropertyDescription("The first share of requests that a new revision gets, in per cent; giving it switches"
                + " canaries on.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Min(1)
        @Max(99)
        int percent,

        @JsonPropertyDescription("The shares that follow, each above the one before, such as [25, 50]. After the last"
                + " the revision gets all requests.")
        @Size(max = 10)
        List<@Min(2) @Max(99) Integer> steps,

        @JsonPropertyDescription("How long each share lasts at least: a whole number of s, m or h, such as 1m.")
        @Size(max = 8)
        @ValidationRule(value = SpecRules.DURATION, message = SpecRules.DURATION_FIX)
        String interval,

        @JsonPropertyDescription("How many requests the new revision must have answered at a share before that is"
                + " raised; with OnlineHitRate, how many recommendations of it must have been shown, too.")
        @Min(1)
        @Max(1_000_000)
        Integer minRequests,

        @JsonPropertyDescription(
                "How long to wait at a share for minRequests. After that it is raised if nothing speaks"
                        + " against it, however few there were.")
        @Size(max = 8)
        @ValidationRule(value = SpecRules.DURATION, message = SpecRules.DURATION_FIX)
        String patience,

        @JsonPropertyDescription("What the new revision is compared by with the old one.")
        @Size(min = 1, max = 3)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_METRICS_FIX)
        List<CanaryMetric> metric,

        @JsonPropertyDescription("The least online hit rate, as text, such as \"0.05\"; empty for none.")
        @Size(max = 24)
        @ValidationRule(value = SpecRules.OPTIONAL_FRACTION, message = SpecRules.OPTIONAL_FRACTION_FIX)
        String minimum,

        @JsonPropertyDescription("How much worse than the old revision the new one may be.")
        CanaryTolerance tolerance) {

    public CanarySpec {
        steps = List.copyOf(requireNonNullElseGet(steps, List::of));
        interval = requireNonNullElse(interval, "1m");
        minRequests = requireNonNullElse(minRequests, 100);
        patience = requireNonNullElse(patience, "10m");
        metric = List.copyOf(
                requireNonNullElseGet(metric, () -> List.of(CanaryMetric.ERROR_RATE, CanaryMetric.LATENCY_P99)));
        minimum = requireNonNullElse(minimum, "");
        tolerance = requireNonNullElseGet(tolerance, CanaryTolerance::defaults);
    }

    static CanarySpec off() {
        return new CanarySpec(0, null, null, null, null, null, null, null);
    }

    /** Whether a new revision shares the requests before it gets them all. */
    public boolean on() {
        return percent > 0;
    }

    /** All shares in per cent, ascending; below 100. */
    public List<Integer> shares() {
        return Stream.concat(IntStream.of(percent).boxed(), steps.stream()).toList();
    }

    /** How long each share lasts at least. */
    public Duration timePerStep() {
        return TimeSpan.parse(interval);
    }

    /** How long a share waits for requests; no less than it lasts. */
    public Duration longestStep() {
        Duration longest = TimeSpan.parse(patience);
        return longest.compareTo(timePerStep()) < 0 ? timePerStep() : longest;
    }
}
