package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow's own app for users and passwords. */
class BasicAuthTest {
    private static final String PASSWORD = "a long passw0rd: with colon";

    @TempDir
    static Path data;

    private static Process process;
    private static MlflowServer server;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = Files.writeString(data.resolve("auth.ini"), """
                [mlflow]
                default_permission = READ
                database_uri = sqlite:///%s
                admin_username = admin
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                """.formatted(data.resolve("auth.db")));
        String database = "sqlite:///" + data.resolve("mlflow.db");
        var builder = new ProcessBuilder(
                RealMlflow.python().toString(),
                "-m",
                "mlflow",
                "server",
                "--app-name",
                "basic-auth",
                "--backend-store-uri",
                database,
                "--artifacts-destination",
                data.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--workers",
                "1");
        builder.environment()
                .putAll(Map.of(
                        "MLFLOW_AUTH_CONFIG_PATH",
                        settings.toString(),
                        "MLFLOW_AUTH_ADMIN_PASSWORD",
                        PASSWORD,
                        "MLFLOW_FLASK_SERVER_SECRET_KEY",
                        "of these tests",
                        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION",
                        "false"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        server = MlflowServer.at("http://127.0.0.1:" + port);
        var waiting = new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                600,
                Duration.ofMillis(100),
                Duration.ofMillis(200));
        Mlflow.connect(server.withCredentials(new Credentials.Basic("admin", PASSWORD)), waiting)
                .version();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
    }

    private static Mlflow as(Credentials credentials) {
        return Mlflow.connect(server.withCredentials(credentials));
    }

    @Test
    void theRightPasswordLetsIn() {
        Mlflow mlflow = as(new Credentials.Basic("admin", PASSWORD));
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named("guarded").id(), "run"));

        mlflow.artifacts().put(run.artifactUri(), "a.txt", new byte[1]);

        assertThat(mlflow.artifacts().list(run.artifactUri(), "")).hasSize(1);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotShown() {
        assertThatThrownBy(() -> as(new Credentials.Basic("admin", "wr0ng"))
                        .experiments()
                        .named("guarded"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("refuses user 'admin' with this password")
                .hasMessageContaining(server.uri().toString())
                .hasMessageContaining("MLFLOW_TRACKING_PASSWORD")
                .message()
                .doesNotContain("wr0ng");
    }

    @Test
    void nobodyIsRefused() {
        assertThatThrownBy(() -> as(new Credentials.Anonymous()).experiments().named("guarded"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("a client without credentials");
    }

    @Test
    void aUserWithoutTheRightToWriteIsRefused() {
        Mlflow admin = as(new Credentials.Basic("admin", PASSWORD));
        Experiment experiment = admin.experiments().named("guarded");
        new Rest(server.withCredentials(new Credentials.Basic("admin", PASSWORD)), Patience.once())
                .post("users/create", Map.of("username", "reader", "password", PASSWORD));
        Mlflow reader = as(new Credentials.Basic("reader", PASSWORD));

        assertThatThrownBy(() -> reader.runs().create(NewRun.named(experiment.id(), "mine")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("forbids this to user 'reader'");
    }
}
