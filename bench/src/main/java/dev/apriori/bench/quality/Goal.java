package dev.apriori.bench.quality;

import dev.apriori.mining.evaluate.Quality;
import java.util.List;
import java.util.Locale;

/**
 * A value that is to be reached.
 *
 * @param what in words
 * @param value that was measured
 * @param wanted at least
 */
record Goal(String what, double value, double wanted) {
    /** Hits of ten that rules alone are to reach. */
    static final double RULES_HIT = 0.175;

    /** Hits of ten that the hybrid is to reach. */
    static final double HYBRID_HIT = 0.23;

    static List<Goal> of(List<Summary> summaries) {
        Summary rules = named(summaries, Contest.RULES);
        Summary hybrid = named(summaries, Contest.HYBRID);
        Summary ease = named(summaries, Contest.EASE);
        return List.of(
                new Goal("rules alone hit", rules.mean(Quality::hitRateAt10), RULES_HIT),
                new Goal("the hybrid hits", hybrid.mean(Quality::hitRateAt10), HYBRID_HIT),
                new Goal(
                        "the hybrid covers as many items as EASE",
                        hybrid.mean(Quality::itemCoverage),
                        ease.mean(Quality::itemCoverage)));
    }

    boolean reached() {
        return value >= wanted;
    }

    String row() {
        return String.format(
                Locale.ROOT, "| %s | %.4f | %.4f | %s |%n", what, value, wanted, reached() ? "reached" : "missed");
    }

    private static Summary named(List<Summary> summaries, String name) {
        return summaries.stream()
                .filter(summary -> summary.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
