package dev.apriori.operator.mining;

import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import dev.apriori.results.SweepOrder;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;

/** The ConfigMap that tells a sweep's miners what to do. */
final class OrderFile {
    private final KubernetesClient kubernetes;
    private final OperatorSettings settings;

    OrderFile(KubernetesClient kubernetes, OperatorSettings settings) {
        this.kubernetes = kubernetes;
        this.settings = settings;
    }

    /** @return whether the order is there; where not, one that is not ours is in its place and has to go first */
    boolean ensure(Subject subject, SweepRun run) {
        SweepOrder order = order(subject, run);
        ConfigMap file = file(subject, order);
        try {
            kubernetes.resource(file).create();
            removeFormer(subject);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
        ConfigMap there = kubernetes.resource(file).get();
        if (there == null || !subject.owns(there)) {
            return false;
        }
        if (!same(there, order)) {
            kubernetes.resource(there).delete();
            return false;
        }
        return true;
    }

    private SweepOrder order(Subject subject, SweepRun run) {
        return new SweepOrder(
                subject.name(),
                subject.modelName(),
                subject.namespace(),
                subject.uid(),
                settings.clusterName(),
                subject.sweep().dataSweep(),
                run.experimentId(),
                run.runId(),
                subject.spec());
    }

    private static ConfigMap file(Subject subject, SweepOrder order) {
        return new ConfigMapBuilder()
                .withMetadata(subject.owned(
                        SweepNames.order(subject),
                        App.MINER,
                        Map.of(Labels.SWEEP, String.valueOf(subject.sweep().number()))))
                .withImmutable(true)
                .withData(Map.of(SweepOrder.FILE, order.toJson()))
                .build();
    }

    /** What may change within a sweep does not make another order of it. */
    private static boolean same(ConfigMap there, SweepOrder order) {
        try {
            SweepOrder known = SweepOrder.parse(there.getData().getOrDefault(SweepOrder.FILE, ""));
            return known.parentRunId().equals(order.parentRunId())
                    && known.dataSweep() == order.dataSweep()
                    && PlanHash.of(known.spec()).equals(PlanHash.of(order.spec()));
        } catch (IllegalArgumentException spoilt) {
            return false;
        }
    }

    /** The former sweep's Jobs are gone by now. */
    private void removeFormer(Subject subject) {
        int former = subject.sweep().number() - 1;
        kubernetes
                .configMaps()
                .inNamespace(subject.namespace())
                .withName(SweepNames.order(subject, former))
                .delete();
    }
}
