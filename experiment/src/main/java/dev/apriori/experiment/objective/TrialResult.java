package dev.apriori.experiment.objective;

import dev.apriori.experiment.api.ObjectiveMetric;
import java.util.Map;

/**
 * What a trial that succeeded came to.
 *
 * @param runId its run in MLflow
 * @param rules how many rules it has
 * @param minCount the least number of transactions that made an itemset frequent: ceil(minSupport × transactions)
 * @param metrics the values that it has, by metric
 */
public record TrialResult(int trial, String runId, long rules, long minCount, Map<ObjectiveMetric, Double> metrics) {
    public TrialResult {
        metrics = Map.copyOf(metrics);
    }
}
