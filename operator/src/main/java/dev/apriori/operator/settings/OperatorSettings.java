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
 * @param spark what those run that mine with Spark
 * @param resultWait how long a shard's result may be missing after its Job has ended
 * @param leaderElection whether others may stand by
 */
public record OperatorSettings(
        Set<String> namespaces,
        String clusterName,
        String trackingUri,
        Images images,
        Spark spark,
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

    /**
     * @param image that mines with Spark, and is Spark's executors; empty where nobody may
     * @param serviceAccount by which such a pod starts executors, of the experiment's namespace
     */
    public record Spark(String image, String serviceAccount) {
        /** Where experiments may not mine with Spark. */
        public static final Spark NONE = new Spark("", "apriori-spark");

        /** Whether experiments may mine with Spark. */
        public boolean given() {
            return !image.isEmpty();
        }
    }

    public OperatorSettings {
        namespaces = Set.copyOf(namespaces);
    }
}
