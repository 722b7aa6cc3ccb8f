package dev.apriori.operator.controller;

import dev.apriori.operator.canary.PodServers;
import dev.apriori.operator.metrics.OperatorListener;
import dev.apriori.operator.mining.JobRemoval;
import dev.apriori.operator.mining.Outcomes;
import dev.apriori.operator.mining.QueueWait;
import dev.apriori.operator.mining.ShardStart;
import dev.apriori.operator.serving.ModelServers;
import dev.apriori.operator.serving.ServerObserver;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.status.EventRecorder;
import dev.apriori.operator.status.StatusWriter;
import dev.apriori.operator.tracking.Connections;
import dev.apriori.operator.tracking.SweepRuns;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Map;

/** Puts a reconciler together. */
public final class Reconcilers {
    private Reconcilers() {}

    /**
     * @param environment of this program, of which {@code POD_NAME} names it in Events and {@code MLFLOW_TRACKING_*} tells
     *     whose certificates are trusted
     */
    public static ExperimentReconciler of(
            KubernetesClient kubernetes,
            OperatorSettings settings,
            OperatorListener listener,
            Map<String, String> environment,
            InstantSource clock) {
        var events = new EventRecorder(kubernetes, environment.getOrDefault("POD_NAME", "apriori-operator"), clock);
        var writer = new StatusWriter(kubernetes);
        var recording = new Recording(writer, events, listener, clock);
        var starts = new ShardStart(kubernetes, settings);
        var removal = new JobRemoval(kubernetes);
        var runs = new SweepRuns(settings.clusterName());
        var actions = new Actions(starts, removal, runs, events, listener);
        var pass = new Pass(
                new Connections(kubernetes, settings, environment, listener::mlflowFailed, clock),
                new Observing(
                        new Outcomes(kubernetes, settings, clock),
                        new QueueWait(kubernetes),
                        new ServerObserver(settings)),
                recording,
                actions,
                new Closing(kubernetes, starts, removal, runs, actions, events),
                removal,
                starts,
                new ModelServers(kubernetes, new PodServers(), settings, clock),
                events,
                listener,
                clock);
        return new ExperimentReconciler(writer, recording, pass, clock);
    }
}
