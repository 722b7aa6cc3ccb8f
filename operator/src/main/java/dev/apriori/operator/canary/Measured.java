package dev.apriori.operator.canary;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the pods of two revisions have counted since they started.
 *
 * @param pods whose counts these are
 * @param candidates all pods of the new revision, also those that were not asked
 * @param silent why some could not be asked; empty when all were
 */
public record Measured(Counts old, Counts fresh, Set<PodId> pods, Set<PodId> candidates, List<String> silent) {
    public Measured {
        pods = Set.copyOf(pods);
        candidates = Set.copyOf(candidates);
        silent = List.copyOf(silent);
    }

    /** Why it is not known how they do. */
    public Optional<String> unknown() {
        return silent.stream().findFirst();
    }
}
