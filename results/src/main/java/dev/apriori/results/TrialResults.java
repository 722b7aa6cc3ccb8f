package dev.apriori.results;

import dev.apriori.experiment.api.ObjectiveMetric;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.TrialResult;
import java.util.EnumMap;
import java.util.Map;

/** A trial's metrics, as logged in MLflow, as what the objective judges. */
public final class TrialResults {
    private TrialResults() {}

    public static TrialResult of(Trial trial, String runId, Map<String, Double> metrics) {
        Map<ObjectiveMetric, Double> values = new EnumMap<>(ObjectiveMetric.class);
        for (ObjectiveMetric metric : ObjectiveMetric.values()) {
            if (metrics.containsKey(metric.id())) {
                values.put(metric, metrics.get(metric.id()));
            }
        }
        int transactions = metrics.getOrDefault("transactions", 0.0).intValue();
        int minCount = trial.parameters().minCount(transactions);
        return new TrialResult(
                trial.number(), runId, metrics.getOrDefault("rules", 0.0).longValue(), minCount, values);
    }
}
