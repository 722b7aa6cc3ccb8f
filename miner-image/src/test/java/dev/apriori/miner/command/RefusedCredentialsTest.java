package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.results.SweepOrder;
import dev.apriori.tracking.Credentials;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow's own app for users and passwords, and a user with the wrong one or with none. */
class RefusedCredentialsTest {
    private static final String PASSWORD = "a long passw0rd";

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static Process process;
    private static String uri;

    @BeforeAll
    static void start() throws IOException {
        uri = "http://127.0.0.1:" + freePort();
        Path settings = Files.writeString(data.resolve("auth.ini"), """
                [mlflow]
                default_permission = READ
                database_uri = sqlite:///%s
                admin_username = admin
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                """.formatted(data.resolve("auth.db")));
        var builder = new ProcessBuilder(List.of(
                RealMlflow.python().toString(),
                "-m",
                "mlflow",
                "server",
                "--app-name",
                "basic-auth",
                "--backend-store-uri",
                "sqlite:///" + data.resolve("mlflow.db"),
                "--artifacts-destination",
                data.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                uri.substring(uri.lastIndexOf(':') + 1),
                "--workers",
                "1"));
        builder.environment()
                .putAll(Map.of(
                        "MLFLOW_AUTH_CONFIG_PATH",
                        settings.toString(),
                        "MLFLOW_AUTH_ADMIN_PASSWORD",
                        PASSWORD,
                        "MLFLOW_FLASK_SERVER_SECRET_KEY",
                        "of this test",
                        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION",
                        "false"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        var patient = new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                600,
                Duration.ofMillis(100),
                Duration.ofMillis(200));
        admin(patient).version();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
    }

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() {
        Experiment experiment = Experiment.in(folder);

        CommandRun run =
                run(experiment, Map.of("MLFLOW_TRACKING_USERNAME", "admin", "MLFLOW_TRACKING_PASSWORD", "wr0ng"));

        isRefused(
                run, experiment, "MLflow at " + uri + " refuses user 'admin' with this password; set MLFLOW_TRACKING_");
        assertThat(run.err()).doesNotContain("wr0ng");
    }

    @Test
    void nobodyIsRefused() {
        Experiment experiment = Experiment.in(folder);

        CommandRun run = run(experiment, Map.of());

        isRefused(run, experiment, "MLflow at " + uri + " refuses a client without credentials; set MLFLOW_TRACKING_");
    }

    @Test
    void aPodThatIsRefusedIsNotToBeTriedAgain() throws IOException {
        Experiment experiment = Experiment.in(folder);
        var order = new SweepOrder(
                experiment.name(),
                experiment.name(),
                "ml",
                "uid",
                "test",
                1,
                "1",
                "0".repeat(32),
                ExperimentFile.read(experiment.file()).getSpec());
        Path file = Files.writeString(folder.resolve(SweepOrder.FILE), order.toJson());
        Path message = folder.resolve("termination-log");

        CommandRun run = CommandRun.inProcess(
                Map.of(
                        "MLFLOW_TRACKING_URI",
                        uri,
                        "MLFLOW_TRACKING_USERNAME",
                        "admin",
                        "MLFLOW_TRACKING_PASSWORD",
                        "wr0ng"),
                List.of(),
                "shard",
                "--order=" + file,
                "--shard=0",
                "--termination-log=" + message);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(Files.readString(message))
                .startsWith("MLflow at " + uri + " refuses user 'admin' with this password")
                .doesNotContain("wr0ng");
    }

    private static void isRefused(CommandRun run, Experiment experiment, String says) {
        assertThat(run.errLines()).singleElement().asString().startsWith(says);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(admin(Patience.standard()).experiments().find(experiment.name()))
                .as("what it has made")
                .isEmpty();
    }

    private static CommandRun run(Experiment experiment, Map<String, String> environment) {
        return CommandRun.inProcess(
                environment, List.of(), "run", experiment.file(), "--no-serve", "--tracking-uri", uri);
    }

    private static Mlflow admin(Patience patience) {
        return Mlflow.connect(MlflowServer.at(uri).withCredentials(new Credentials.Basic("admin", PASSWORD)), patience);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
