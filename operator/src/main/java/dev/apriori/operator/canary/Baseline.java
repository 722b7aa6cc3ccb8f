package dev.apriori.operator.canary;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;

/**
 * What had been counted at a moment.
 *
 * @param time as an ISO 8601 instant
 * @param pods whose counts these are
 */
public record Baseline(String time, Set<PodId> pods, Counts old, Counts fresh) {
    public Baseline {
        Instant.parse(time);
        pods = Set.copyOf(pods);
        requireNonNull(old, "old");
        requireNonNull(fresh, "fresh");
    }

    @JsonIgnore
    Instant instant() {
        return Instant.parse(time);
    }
}
