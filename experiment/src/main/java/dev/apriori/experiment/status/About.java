package dev.apriori.experiment.status;

import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.policy.Sweep;
import java.time.Instant;

/**
 * What a status says that is neither observed nor decided.
 *
 * @param generation of the resource that is summed up
 * @param now the time, to the second
 * @param sweepRun {@link SweepRun#NONE} before it is made
 * @param modelName the registered model
 */
public record About(long generation, Instant now, Sweep sweep, SweepRun sweepRun, String modelName) {}
