package dev.apriori.e2e.tracking;

import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The MLflow server that the chart installs with {@code mlflow.enabled}, on any cluster that can pull its image. */
public final class ChartTrackingServer implements TrackingServer, AutoCloseable {
    private static final int PORT = 5000;
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private LocalPortForward forward;

    private ChartTrackingServer(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        forward = forward(0);
    }

    /** The one that a release has installed. */
    public static ChartTrackingServer of(KubernetesClient client, String namespace, String name) {
        return new ChartTrackingServer(client, namespace, name);
    }

    @Override
    public String uriForPods() {
        return "http://" + name + "." + namespace + ".svc:" + PORT;
    }

    @Override
    public String uriForTests() {
        return "http://127.0.0.1:" + forward.getLocalPort();
    }

    @Override
    public void stop() {
        scale(0);
        client.pods()
                .inNamespace(namespace)
                .withLabels(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(name)
                        .get()
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .withGracePeriod(0)
                .delete();
    }

    @Override
    public void start() {
        scale(1);
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .waitUntilReady(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        int port = forward.getLocalPort();
        close();
        forward = forward(port);
        Mlflow mlflow = Mlflow.connect(MlflowServer.at(uriForTests()), Patience.once());
        Awaitility.await("MLflow of the chart")
                .atMost(LONGEST_START)
                .ignoreExceptionsInstanceOf(TrackingException.class)
                .until(() -> !mlflow.version().isEmpty());
    }

    @Override
    public void close() {
        try {
            forward.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scale(int replicas) {
        client.apps().deployments().inNamespace(namespace).withName(name).scale(replicas);
    }

    /** @param port on this machine; 0 for any */
    private LocalPortForward forward(int port) {
        return client.services().inNamespace(namespace).withName(name).portForward(PORT, port);
    }
}
