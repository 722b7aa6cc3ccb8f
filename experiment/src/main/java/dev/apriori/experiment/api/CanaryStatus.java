package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.Locale;

/**
 * A new revision that shares the requests with the one that answers. What it counts is since it has had this share.
 *
 * @param p99Milliseconds 0 before there are requests
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CanaryStatus(
        @JsonPropertyDescription("Its model version.") @Size(max = 16)
        String version,

        @JsonPropertyDescription("The share of the requests, in per cent, that it is to have; 100 when it has won and"
                + " its last pods start.")
        Integer percent,

        @JsonPropertyDescription("Since when, as an ISO 8601 instant.") @Size(max = 40)
        String since,

        @JsonPropertyDescription("How many requests it has answered.")
        Long requests,

        @JsonPropertyDescription("How many of them failed.") Long errors,

        @JsonPropertyDescription(
                "How many milliseconds 99 of 100 of them took at most, rounded up to a time that is" + " counted.")
        Long p99Milliseconds,

        @JsonPropertyDescription("How many of its recommendations were shown to someone.")
        Long shown,

        @JsonPropertyDescription("How many of those were clicked or watched.")
        Long hits,

        @JsonPropertyDescription("What keeps it from being judged.") @Size(max = ExperimentCondition.MAX_MESSAGE)
        String waitsFor) {

    public CanaryStatus {
        version = requireNonNullElse(version, "");
        percent = requireNonNullElse(percent, 0);
        since = requireNonNullElse(since, "");
        requests = requireNonNullElse(requests, 0L);
        errors = requireNonNullElse(errors, 0L);
        p99Milliseconds = requireNonNullElse(p99Milliseconds, 0L);
        shown = requireNonNullElse(shown, 0L);
        hits = requireNonNullElse(hits, 0L);
        waitsFor = requireNonNullElse(waitsFor, "");
    }

    /** One sentence without a full stop, such as {@code canary of version 4 at 20 %: 1,234 requests, 0 errors}. */
    public String told() {
        String counted = String.format(
                Locale.ROOT,
                "canary of version %s at %d %%: %,d requests, %,d errors%s",
                version,
                percent,
                requests,
                errors,
                shown == 0 ? "" : String.format(Locale.ROOT, ", %,d hits of %,d shown", hits, shown));
        return waitsFor.isEmpty() ? counted : counted + "; " + waitsFor;
    }
}
