package dev.apriori.operator.canary;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
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
        // in an order of its own, so that a note of it that is read and written stays the same text
        pods = pods.stream()
                .sorted(Comparator.comparing(PodId::toString))
                .collect(collectingAndThen(toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
        requireNonNull(old, "old");
        requireNonNull(fresh, "fresh");
    }

    @JsonIgnore
    Instant instant() {
        return Instant.parse(time);
    }
}
