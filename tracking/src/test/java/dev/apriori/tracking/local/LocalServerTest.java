package dev.apriori.tracking.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServerTest {
    @TempDir
    Path data;

    private final List<String> told = new ArrayList<>();

    private LocalServer local() {
        var python = new PythonEnvironment(
                new Folders(data, data),
                Map.of("APRIORI_PYTHON", RealMlflow.python().toString()),
                told::add);
        return new LocalServer(data, python, told::add);
    }

    @AfterEach
    void stop() {
        local().stop();
    }

    /** One story, because each start takes a while. */
    @Test
    void aServerIsFoundAgainOutlivesAKillAndEndsWhenAsked() throws Exception {
        MlflowServer server = local().start();
        ServerState state = local().status().orElseThrow();
        assertThat(state.answers()).isTrue();
        assertThat(server.uri()).hasToString(state.uri());

        assertThat(local().start()).as("a second start finds it").isEqualTo(server);
        assertThat(local().status()).contains(state);

        var session = Command.run(List.of("ps", "-o", "pgid=", "-p", Long.toString(state.pid())));
        assertThat(session.output().strip()).as("Ctrl-C here does not reach it").isEqualTo(Long.toString(state.pid()));

        assertThat(ProcessHandle.of(state.pid()).orElseThrow().descendants())
                .as("Gunicorn and one worker, because of more each answers later, and none for jobs")
                .hasSize(2);

        assertThat(data.resolve("mlflow.db-wal")).as("writes go to a log first").exists();
        Mlflow mlflow = Mlflow.connect(server);
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named("kept").id(), "kept"));
        mlflow.artifacts().put(run.artifactUri(), "a.txt", new byte[3]);

        killAll(state);
        assertThat(local().status()).as("nothing runs after kill -9").isEmpty();
        Mlflow again = Mlflow.connect(MlflowServer.at(local().start().uri().toString()));
        assertThat(again.runs().get(run.id()).name()).isEqualTo("kept");
        assertThat(again.artifacts().list(run.artifactUri(), "")).hasSize(1);

        assertThat(local().stop()).isTrue();
        assertThat(local().status()).isEmpty();
        assertThat(local().stop()).as("nothing left to stop").isFalse();
        assertThat(data.resolve("mlflow.db")).exists();
    }

    private static void killAll(ServerState state) throws Exception {
        ProcessHandle server = ProcessHandle.of(state.pid()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
        all.add(server);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServerThatDiesShowsTheEndOfItsLog() throws IOException {
        Files.writeString(
                data.resolve("mlflow.db"), "this is no database, but long enough to be taken for one. ".repeat(20));

        assertThatThrownBy(() -> local().start())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(data.resolve("server.log").toString())
                .hasMessageContaining("file is not a database");
        assertThat(local().status()).isEmpty();
    }

    @Test
    void aProcessThatIsNotOursIsLeftAlone() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            new ServerState(other.pid(), 5000, "sqlite:///" + data.resolve("mlflow.db"), "log")
                    .write(data.resolve("server.json"));

            assertThat(local().status()).isEmpty();
            assertThat(local().stop()).isFalse();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void aStateFileThatWasCutShortIsNoServer() throws IOException {
        Files.writeString(data.resolve("server.json"), "{\"pid\": 1");

        assertThat(local().status()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsPassedOver() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> ClaimedPort.first(port, port, data)).isInstanceOf(Misconfigured.class);
            try (var free = ClaimedPort.first(port, port + 20, data)) {
                assertThat(free.number()).isGreaterThan(port);
            }
        }
    }

    /** The server that it was chosen for takes seconds to listen there. */
    @Test
    void aPortThatIsFreeButClaimedIsPassedOver() {
        try (var first = ClaimedPort.first(5000, 5999, data);
                var second = ClaimedPort.first(5000, 5999, data)) {
            assertThat(second.number()).isGreaterThan(first.number());
        }
    }
}
