package dev.apriori.results;

import java.util.Map;

/** How a trial has ended, as its run tells. */
public sealed interface TrialEnd {
    /**
     * Its run is FINISHED.
     *
     * @param metrics of the run, by their names in MLflow
     */
    record Finished(String runId, Map<String, Double> metrics) implements TrialEnd {
        public Finished {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * Its run is FAILED, and it has no other.
     *
     * @param reason one line for the user, with what to change
     */
    record Failed(String reason) implements TrialEnd {}
}
