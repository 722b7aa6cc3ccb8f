package dev.apriori.miner.trial;

import dev.apriori.tracking.RunData;
import java.nio.file.Path;
import java.util.Map;

/**
 * A trial whose files are made, ready to be sent.
 *
 * @param artifacts by the path that they have in the run
 */
record PreparedTrial(MinedTrial.Succeeded mined, RunData data, Map<String, Path> artifacts) {
    PreparedTrial {
        artifacts = Map.copyOf(artifacts);
    }
}
