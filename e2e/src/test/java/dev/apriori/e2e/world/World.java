package dev.apriori.e2e.world;

import dev.apriori.e2e.cluster.Program;
import dev.apriori.e2e.cluster.Settings;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.operator.OperatorRelease;
import dev.apriori.e2e.tracking.ChartTrackingServer;
import dev.apriori.e2e.tracking.NodeTrackingServer;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.tracking.TrackingServer;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cluster of the current context, with what the tests put into it once, when the first of them asks for it. */
public final class World implements AutoCloseable {
    private static final Path DEFINITIONS = Settings.PROJECT.resolve("crds");

    private final Settings settings = Settings.ofSystem();
    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private TrackingServer tracking;
    private OperatorRelease operator;

    World() {
        Program.run(List.of("kubectl", "apply", "--server-side", "-f", DEFINITIONS.toString()))
                .orFail();
        Program.run(List.of("kubectl", "wait", "--for=condition=Established", "-f", DEFINITIONS.toString()))
                .orFail();
    }

    public Settings settings() {
        return settings;
    }

    public KubernetesClient client() {
        return client;
    }

    /** The operator, with MLflow for the experiments that name none. */
    public synchronized OperatorRelease operator() {
        if (operator == null) {
            Map<String, String> values = new LinkedHashMap<>(OperatorRelease.values(settings));
            settings.ownCluster()
                    .ifPresentOrElse(
                            cluster -> {
                                tracking = NodeTrackingServer.ensure(cluster, client);
                                values.put("tracking.uri", tracking.uriForPods());
                            },
                            () -> values.put("mlflow.enabled", "true"));
            OperatorRelease release = new OperatorRelease(client, values);
            release.restore();
            if (tracking == null) {
                tracking = ChartTrackingServer.of(client, OperatorRelease.NAMESPACE, "apriori-mlflow");
            }
            operator = release;
        }
        return operator;
    }

    public synchronized TrackingServer tracking() {
        operator();
        return tracking;
    }

    public Mlflow mlflow() {
        return Mlflow.connect(MlflowServer.at(tracking().uriForTests()));
    }

    /** What MLflow holds of the experiments that the tests of a namespace have made. */
    public Results results(TestNamespace namespace) {
        return new Results(mlflow(), namespace.name());
    }

    @Override
    public synchronized void close() {
        if (operator != null && !settings.keep()) {
            operator.helm("uninstall", OperatorRelease.NAME, "--wait").orFail();
        }
        client.close();
    }
}
