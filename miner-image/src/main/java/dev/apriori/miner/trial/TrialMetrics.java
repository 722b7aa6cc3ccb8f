package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.transaction.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of a pass's trials, by the names that they have in MLflow. What is known of rules is kept: many trials have
 * the same, and each is asked for twice. Safe for use by many threads.
 */
final class TrialMetrics {
    private static final List<Measure> BEST = List.of(Measure.LIFT, Measure.CONFIDENCE, Measure.SUPPORT);

    private final Transactions transactions;
    private final Map<RuleSelection, Map<String, Double>> best = new ConcurrentHashMap<>();

    TrialMetrics(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The metrics of a trial that has rules; where it has none, those of its best rule are left out. */
    Map<String, Double> of(MinedTrial.Succeeded mined) {
        Map<String, Double> metrics = new LinkedHashMap<>(best.computeIfAbsent(mined.rules(), TrialMetrics::ofBest));
        metrics.put("rules", (double) mined.rules().size());
        metrics.put("significant_rules", (double) mined.judged().significant());
        metrics.put("top_rules_significant", (double) mined.judged().ofTop());
        metrics.put("itemsets", (double) mined.itemsets());
        metrics.put("transactions", (double) transactions.count());
        metrics.put("items", (double) transactions.items().size());
        metrics.put("mining_seconds", mined.seconds().itemsets());
        metrics.put("rule_seconds", mined.seconds().rules());
        metrics.put("peak_memory_mb", PeakMemory.megabytes());
        mined.quality().ifPresent(quality -> {
            quality.chosen().quality().ifPresent(validation -> {
                metrics.put("validation_hit_rate_at_10", validation.hitRateAt10());
                metrics.put("validation_ndcg_at_10", validation.ndcgAt10());
            });
            put(metrics, "", quality.served());
            put(metrics, "lift_first_", quality.liftFirst());
            put(metrics, "popular_", quality.popular());
        });
        return metrics;
    }

    private static Map<String, Double> ofBest(RuleSelection rules) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Measure measure : BEST) {
            rules.best(measure).ifPresent(best -> metrics.put("best_" + measure.id(), best));
        }
        return metrics;
    }

    private static void put(Map<String, Double> metrics, String prefix, Quality quality) {
        metrics.put(prefix + "hit_rate_at_10", quality.hitRateAt10());
        metrics.put(prefix + "ndcg_at_10", quality.ndcgAt10());
        metrics.put(prefix + "item_coverage", quality.itemCoverage());
        metrics.put(prefix + "user_coverage", quality.userCoverage());
    }
}
