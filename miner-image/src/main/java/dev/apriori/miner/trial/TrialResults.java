package dev.apriori.miner.trial;

import dev.apriori.experiment.api.ObjectiveMetric;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.TrialResult;
import dev.apriori.mining.itemset.Support;
import java.util.EnumMap;
import java.util.Map;

/** A trial's metrics, as logged in MLflow, as what the objective judges. */
final class TrialResults {
    private TrialResults() {}

    static TrialResult of(Trial trial, String runId, Map<String, Double> metrics) {
        Map<ObjectiveMetric, Double> values = new EnumMap<>(ObjectiveMetric.class);
        for (ObjectiveMetric metric : ObjectiveMetric.values()) {
            if (metrics.containsKey(metric.id())) {
                values.put(metric, metrics.get(metric.id()));
            }
        }
        int transactions = metrics.getOrDefault("transactions", 0.0).intValue();
        int minCount = new Support(trial.parameters().minSupport()).minCount(transactions);
        return new TrialResult(
                trial.number(), runId, metrics.getOrDefault("rules", 0.0).longValue(), minCount, values);
    }
}
