package dev.apriori.experiment.objective;

import java.util.List;
import java.util.Optional;

/** The best trials of a shard or a sweep, best first, at most {@value #MOST}. */
public record Leaders(List<Candidate> candidates) {
    /** How many are kept. */
    public static final int MOST = 5;

    /** No trial was eligible so far. */
    public static final Leaders NONE = new Leaders(List.of());

    public Leaders {
        candidates = List.copyOf(candidates);
    }

    /** The best of all. */
    public Optional<Candidate> best() {
        return candidates.stream().findFirst();
    }
}
