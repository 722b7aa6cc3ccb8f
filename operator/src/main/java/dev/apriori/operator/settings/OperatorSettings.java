package dev.apriori.operator.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the operator was told to work, by whoever installed it.
 *
 * @param namespaces to watch; empty for all
 * @param clusterName what runs are tagged with
 * @param trackingUri MLflow for experiments that name none; empty for none
 * @param images what its pods run
 * @param resultWait how long a shard's result may be missing after its Job has ended
 * @param leaderElection whether others may stand by
 */
public record OperatorSettings(
        Set<String> namespaces,
        String clusterName,
        String trackingUri,
        Images images,
        Duration resultWait,
        boolean leaderElection) {
    /**
     * @param miner the image that mines and serves
     * @param pullPolicy IfNotPresent, Always or Never
     * @param pullSecrets in the experiment's namespace
     */
    public record Images(String miner, String pullPolicy, List<String> pullSecrets) {
        public Images {
            pullSecrets = List.copyOf(pullSecrets);
        }
    }

    public OperatorSettings {
        namespaces = Set.copyOf(namespaces);
    }
}
