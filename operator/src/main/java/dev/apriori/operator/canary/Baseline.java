package dev.apriori.operator.canary;

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
        pods = Set.copyOf(pods);
    }

    @JsonIgnore
    Instant instant() {
        return Instant.parse(time);
    }
}
