package dev.apriori.e2e.tracking;

import dev.apriori.e2e.cluster.Program;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.TrackingException;
import dev.apriori.tracking.local.Folders;
import dev.apriori.tracking.local.PythonEnvironment;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** An MLflow server as a process beside the pods, on the node of the cluster of {@code e2e/cluster}. */
public final class NodeTrackingServer implements TrackingServer {
    private static final String NAME = "mlflow";
    private static final String NODE = "10.250.0.1";
    private static final int PORT = 5000;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Path cluster;
    private final int door;

    private NodeTrackingServer(Path cluster, int door) {
        this.cluster = cluster;
        this.door = door;
    }

    /** Starts it, or takes the one that an earlier run of the tests has left, and gives it a Service. */
    public static NodeTrackingServer ensure(Path cluster, KubernetesClient client) {
        var server = new NodeTrackingServer(cluster, freePort());
        Path data = Path.of(server.cluster("state").strip(), NAME);
        if (!Files.exists(data)) {
            server.run(data);
        }
        server.cluster("start", NAME);
        server.cluster("door", "mlflow-door-" + server.door, Integer.toString(server.door), NODE + ":" + PORT);
        giveService(client);
        server.awaitAnswer();
        return server;
    }

    @Override
    public String uriForPods() {
        return "http://mlflow." + NAME + ".svc:" + PORT;
    }

    @Override
    public String uriForTests() {
        return "http://127.0.0.1:" + door;
    }

    @Override
    public void stop() {
        cluster("stop", NAME);
    }

    @Override
    public void start() {
        cluster("start", NAME);
        awaitAnswer();
    }

    private void run(Path data) {
        Path python = new PythonEnvironment(Folders.ofUser(System.getenv()), System.getenv(), System.err::println)
                .interpreter();
        createFolder(data);
        cluster(
                "run",
                NAME,
                "env",
                "MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false",
                "MLFLOW_DISABLE_TELEMETRY=true",
                python.toString(),
                "-m",
                "mlflow",
                "server",
                "--backend-store-uri=sqlite:///" + data.resolve("mlflow.db"),
                "--artifacts-destination=" + data.resolve("artifacts"),
                "--host=" + NODE,
                "--port=" + PORT,
                "--workers=1",
                "--allowed-hosts=mlflow." + NAME + ".svc:*,127.0.0.1:*");
    }

    private static void giveService(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .build())
                .serverSideApply();
        client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAME)
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(PORT)
                        .endPort()
                        .endSpec()
                        .build())
                .serverSideApply();
        client.resource(new EndpointSliceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAME)
                        .addToLabels("kubernetes.io/service-name", NAME)
                        .endMetadata()
                        .withAddressType("IPv4")
                        .addNewEndpoint()
                        .withAddresses(NODE)
                        .endEndpoint()
                        .addNewPort()
                        .withName("")
                        .withPort(PORT)
                        .endPort()
                        .build())
                .serverSideApply();
    }

    private void awaitAnswer() {
        Mlflow mlflow = Mlflow.connect(MlflowServer.at(uriForTests()), Patience.once());
        Awaitility.await("MLflow on the node")
                .atMost(LONGEST_START)
                .ignoreExceptionsInstanceOf(TrackingException.class)
                .until(() -> !mlflow.version().isEmpty());
    }

    private String cluster(String... arguments) {
        List<String> command = new ArrayList<>(List.of(cluster.toString()));
        command.addAll(List.of(arguments));
        return Program.run(command).orFail();
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
