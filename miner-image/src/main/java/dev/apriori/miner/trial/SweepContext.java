package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.tracking.Dataset;
import java.util.Map;

/**
 * What the runs of a sweep have in common, and where they belong.
 *
 * @param experimentId MLflow's experiment
 * @param parentRunId the sweep's run
 * @param name what runs are named by
 * @param experimentUid whose runs they are
 * @param dataIdentity what decides a result besides a trial's parameters
 * @param tags set on every run
 * @param input the data set, as each run names it
 */
public record SweepContext(
        String experimentId,
        String parentRunId,
        String name,
        String experimentUid,
        DataIdentity dataIdentity,
        Map<String, String> tags,
        Dataset input) {
    public SweepContext {
        tags = Map.copyOf(tags);
    }
}
