package dev.apriori.experiment.grid;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.ModelKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A short name of a sweep's plan: while it is the same, shard numbers and shards' summaries mean the same. What may
 * change within a sweep (parallelism, suspension, goal, registry, serving) is no part of it.
 *
 * @param text 20 hexadecimal digits
 */
public record PlanHash(String text) {
    /** The name of that spec's plan. */
    public static PlanHash of(AprioriExperimentSpec spec) {
        Map<String, Object> plan = new TreeMap<>(Map.of(
                "data", DataIdentity.of(spec.dataset(), 0).canonical(),
                "grid", grid(spec),
                "search", spec.search(),
                "objective", objective(spec),
                "limits", spec.limits(),
                "trialsPerJob", spec.execution().trialsPerJob(),
                "podTemplate", spec.execution().podTemplate(),
                "tracking",
                        List.of(
                                spec.tracking().uri(),
                                spec.tracking().experimentName(),
                                spec.tracking().models())));
        Map<String, String> rules = WantedRules.byName(spec.rules());
        if (!rules.isEmpty()) {
            plan.put("rules", rules);
        }
        return new PlanHash(Hash.of(plan));
    }

    private static Map<String, Object> grid(AprioriExperimentSpec spec) {
        Map<String, Object> grid = new TreeMap<>(Map.of(
                "min_support", plain(spec.grid().minSupport()),
                "metric", spec.grid().metric(),
                "min_threshold", plain(spec.grid().minThreshold()),
                "max_len", spec.grid().maxLength(),
                "min_rating", plain(spec.grid().minRating()),
                "min_ratings_per_item", spec.grid().minRatingsPerItem(),
                "algorithm", spec.grid().algorithm()));
        if (!spec.grid().model().equals(List.of(ModelKind.RULES))) {
            grid.put("model", spec.grid().model());
        }
        return grid;
    }

    private static List<Object> objective(AprioriExperimentSpec spec) {
        return List.of(
                spec.objective().metric(),
                spec.objective().direction(),
                spec.objective().minRules(),
                spec.objective().minSupportCount());
    }

    private static List<String> plain(List<String> decimals) {
        return decimals.stream()
                .map(text -> new BigDecimal(text).stripTrailingZeros().toPlainString())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
