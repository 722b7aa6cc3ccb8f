package dev.apriori.operator.canary;

import dev.apriori.experiment.api.CanaryMetric;
import dev.apriori.experiment.api.CanarySpec;
import dev.apriori.experiment.api.CanaryTolerance;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the old revision and the new one have counted in the same time.
 *
 * @param newModel whether they serve different versions, so that their online hit rates may differ
 */
public record Comparison(Counts old, Counts fresh, boolean newModel) {
    /** So many more of the requests may take longer than the old revision's p99 and its tolerance: one of 100. */
    private static final double SLOW = 0.01;

    /** In what the new one is worse beyond doubt; empty while it is not. One clause with the numbers. */
    Optional<String> worse(CanarySpec spec) {
        return spec.metric().stream()
                .flatMap(metric -> switch (metric) {
                    case ERROR_RATE -> errors(spec.tolerance()).stream();
                    case LATENCY_P99 -> latency(spec.tolerance()).stream();
                    case ONLINE_HIT_RATE -> hits(spec).stream();
                })
                .findFirst();
    }

    /** Whether there is enough to judge by. */
    boolean enough(CanarySpec spec) {
        return fresh.requests() >= spec.minRequests() && (!comparesHits(spec) || fresh.shown() >= spec.minRequests());
    }

    /** Whether it misses the least hit rate by what was seen, certain or not. */
    Optional<String> belowMinimum(CanarySpec spec) {
        return least(spec)
                .filter(minimum ->
                        comparesHits(spec) && fresh.shown() > 0 && fresh.hit().share() < minimum)
                .map(this::below);
    }

    private Optional<String> errors(CanaryTolerance tolerance) {
        return fresh.failed().leastAbove(old.failed()) > tolerance.errorPercent() / 100.0
                ? Optional.of(fresh.failed() + " requests failed, of the old one's " + old.failed())
                : Optional.empty();
    }

    private Optional<String> latency(CanaryTolerance tolerance) {
        OptionalLong limit = limit(tolerance);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        long millis = limit.getAsLong();
        Proportion slow = new Proportion(fresh.slowerThan(millis), fresh.requests());
        Proportion oldSlow = new Proportion(old.slowerThan(millis), old.requests());
        return slow.leastAbove(oldSlow) > SLOW
                ? Optional.of(String.format(
                        Locale.ROOT, "%s requests took more than %,d ms, of the old one's %s", slow, millis, oldSlow))
                : Optional.empty();
    }

    /** The first of the times that are counted that is no shorter than what is tolerated. */
    private OptionalLong limit(CanaryTolerance tolerance) {
        long p99 = old.p99();
        if (p99 == Long.MAX_VALUE) {
            return OptionalLong.empty();
        }
        double tolerated = Math.max(
                p99 * (1 + tolerance.latencyPercent() / 100.0), (double) p99 + tolerance.latencyMilliseconds());
        return old.within().keySet().stream()
                .mapToLong(Long::longValue)
                .filter(millis -> millis >= tolerated)
                .findFirst();
    }

    private Optional<String> hits(CanarySpec spec) {
        if (!newModel) {
            return Optional.empty();
        }
        double tolerated = old.hit().share() * spec.tolerance().hitRatePercent() / 100.0;
        if (old.hit().leastAbove(fresh.hit()) > tolerated) {
            return Optional.of("its online hit rate is " + fresh.hit() + " shown, the old one's " + old.hit());
        }
        return least(spec).filter(minimum -> fresh.hit().most() < minimum).map(this::below);
    }

    private String below(double minimum) {
        return String.format(
                Locale.ROOT,
                "its online hit rate is %s shown, below the minimum of %.1f %%",
                fresh.hit(),
                100 * minimum);
    }

    private boolean comparesHits(CanarySpec spec) {
        return newModel && spec.metric().contains(CanaryMetric.ONLINE_HIT_RATE);
    }

    private static Optional<Double> least(CanarySpec spec) {
        return spec.minimum().isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(spec.minimum()));
    }
}
