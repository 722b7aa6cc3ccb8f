package dev.apriori.miner.local;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.miner.load.LoadedData;
import dev.apriori.miner.trial.OpenRuns;
import dev.apriori.miner.trial.RunTags;
import dev.apriori.miner.trial.SweepContext;
import dev.apriori.results.SweepIdentity;
import dev.apriori.results.TrialRuns;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.Run;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The run that is the parent of a sweep's trials: one for each plan and data, taken up again by whoever goes on. */
final class SweepRun {
    private SweepRun() {}

    static SweepContext open(
            Mlflow mlflow, OpenRuns runs, AprioriExperiment experiment, LoadedData data, String experimentId) {
        String uid = uid(experiment);
        Map<String, String> tags = tags(experiment);
        var identity = new SweepIdentity(uid, PlanHash.of(experiment.getSpec()), data.sha256());
        Optional<Run> before = identity.find(mlflow.runs(), experimentId);
        Run parent = before.isPresent()
                ? runs.resume(before.get())
                : runs.create(identity.newRun(experimentId, name(experiment)).tagged(tags));
        return new SweepContext(
                new TrialRuns(
                        experimentId,
                        uid,
                        DataIdentity.ofDigest(experiment.getSpec().dataset(), data.sha256())),
                parent.id(),
                name(experiment),
                tags,
                data.input());
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
        String namespace = experiment.getMetadata().getNamespace();
        Map<String, String> tags = new LinkedHashMap<>(
                RunTags.of(namespace == null ? "local" : namespace, host(), "apriori run", RunTags.Source.LOCAL));
        tags.put("mlflow.user", System.getProperty("user.name"));
        return tags;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
