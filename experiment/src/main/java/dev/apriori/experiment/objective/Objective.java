package dev.apriori.experiment.objective;

import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.ObjectiveSpec.Direction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which trial is the best: by value among those eligible, then by more rules, then by the lower number. */
public final class Objective {
    private final ObjectiveSpec spec;
    private final Comparator<Candidate> bestFirst;

    private Objective(ObjectiveSpec spec) {
        this.spec = spec;
        Comparator<Candidate> byValue = Comparator.comparingDouble(Candidate::value);
        bestFirst = (spec.direction() == Direction.MAXIMIZE ? byValue.reversed() : byValue)
                .thenComparing(Comparator.comparingLong(Candidate::rules).reversed())
                .thenComparingInt(Candidate::trial);
    }

    public static Objective of(ObjectiveSpec spec) {
        return new Objective(spec);
    }

    /** The trial as a candidate; empty when it has too few rules, too low a support, or no value. */
    public Optional<Candidate> candidate(TrialResult result) {
        double value = result.metrics().getOrDefault(spec.metric(), Double.NaN);
        boolean eligible = result.rules() >= spec.minRules()
                && result.minCount() >= spec.minSupportCount()
                && Double.isFinite(value);
        return eligible
                ? Optional.of(new Candidate(result.trial(), result.runId(), value, result.rules()))
                : Optional.empty();
    }

    /** The best of these results. */
    public Leaders leaders(Stream<TrialResult> results) {
        return leaders(results.map(this::candidate).flatMap(Optional::stream).toList());
    }

    /** The best of both: shards may be merged in any order and grouping. */
    public Leaders merge(Leaders one, Leaders other) {
        return leaders(Stream.concat(one.candidates().stream(), other.candidates().stream())
                .toList());
    }

    private Leaders leaders(List<Candidate> candidates) {
        return new Leaders(candidates.stream()
                .distinct()
                .sorted(bestFirst)
                .limit(Leaders.MOST)
                .toList());
    }

    /** Whether the first value is better than the second, not just as good. */
    public boolean better(double value, double than) {
        return spec.direction() == Direction.MAXIMIZE ? value > than : value < than;
    }

    /** Whether the spec's goal, if it has one, is reached. */
    public boolean reached(Candidate candidate) {
        if (spec.goal().isEmpty()) {
            return false;
        }
        double goal = new BigDecimal(spec.goal()).doubleValue();
        return candidate.value() == goal || better(candidate.value(), goal);
    }

    /** What is asked of a trial that may become the best, in words. */
    public String eligibility() {
        return "minRules " + spec.minRules() + " and minSupportCount " + spec.minSupportCount();
    }
}
