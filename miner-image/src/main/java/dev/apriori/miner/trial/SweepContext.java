package dev.apriori.miner.trial;

import dev.apriori.results.TrialRuns;
import dev.apriori.tracking.Dataset;
import java.util.Map;

/**
 * What the runs of a sweep have in common, and where they belong.
 *
 * @param trialRuns how a trial's run is found again
 * @param parentRunId the sweep's run
 * @param name what runs are named by
 * @param tags set on every run
 * @param input the data set, as each run names it
 */
public record SweepContext(
        TrialRuns trialRuns, String parentRunId, String name, Map<String, String> tags, Dataset input) {
    public SweepContext {
        tags = Map.copyOf(tags);
    }

    /** MLflow's experiment. */
    public String experimentId() {
        return trialRuns.experimentId();
    }
}
