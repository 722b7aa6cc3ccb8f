package dev.apriori.miner.local;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.miner.trial.OpenRuns;
import dev.apriori.miner.trial.SweepContext;
import dev.apriori.miner.trial.TrialTags;
import dev.apriori.tracking.Dataset;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The run that is the parent of a sweep's trials: one for each plan and data, taken up again by whoever goes on. */
final class SweepRun {
    private static final int DIGEST_SHOWN = 32;

    private SweepRun() {}

    static SweepContext open(
            Mlflow mlflow, OpenRuns runs, AprioriExperiment experiment, LoadedData data, String experimentId) {
        String uid = uid(experiment);
        Map<String, String> tags = tags(experiment);
        String plan = PlanHash.of(experiment.getSpec()).text();
        RunFilter same = RunFilter.all()
                .tag(TrialTags.EXPERIMENT_UID, uid)
                .tag(TrialTags.PLAN, plan)
                .tag(TrialTags.DATA, data.sha256());
        Optional<Run> before = mlflow.runs().earliest(experimentId, same);
        Run parent = before.isPresent()
                ? runs.resume(before.get())
                : runs.create(NewRun.named(experimentId, name(experiment) + "-sweep")
                        .tagged(tags)
                        .tagged(Map.of(
                                TrialTags.EXPERIMENT_UID, uid,
                                TrialTags.PLAN, plan,
                                TrialTags.DATA, data.sha256())));
        return new SweepContext(
                experimentId,
                parent.id(),
                name(experiment),
                uid,
                DataIdentity.ofDigest(experiment.getSpec().dataset(), data.sha256()),
                tags,
                new Dataset(
                        data.name(),
                        data.sha256().substring(0, DIGEST_SHOWN),
                        data.source(),
                        data.profile(),
                        "training"));
    }

    static String name(AprioriExperiment experiment) {
        return experiment.getMetadata().getName();
    }

    /** A file has no UID of a cluster's; the same name means the same experiment on a tracking server. */
    private static String uid(AprioriExperiment experiment) {
        String given = experiment.getMetadata().getUid();
        return given != null
                ? given
                : UUID.nameUUIDFromBytes(("local/" + name(experiment)).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static Map<String, String> tags(AprioriExperiment experiment) {
        Map<String, String> tags = new LinkedHashMap<>();
        String namespace = experiment.getMetadata().getNamespace();
        tags.put(TrialTags.NAMESPACE, namespace == null ? "local" : namespace);
        tags.put(TrialTags.CLUSTER, host());
        tags.put(TrialTags.VERSION, version());
        tags.put("mlflow.user", System.getProperty("user.name"));
        tags.put("mlflow.source.name", "apriori run");
        tags.put("mlflow.source.type", "LOCAL");
        return tags;
    }

    private static String version() {
        String version = SweepRun.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
