package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.apriori.tracking.Between.Fate;
import dev.apriori.tracking.TrackingException.Rejected;
import dev.apriori.tracking.TrackingException.Unreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What networks and overloaded servers do, done to calls of the real server. */
class OutageTest {
    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            4,
            Duration.ofMillis(5),
            Duration.ofMillis(20));
    private static final Fate LOST = new Fate.AnswerLost();

    private static final Run RUN = new Run(
            "0123", "1", "trial", RunStatus.RUNNING, Instant.EPOCH, "mlflow-artifacts:/1/0123", RunData.empty());

    private final Mlflow mlflow = RealMlflow.connected();
    private final String name = "outage-" + UUID.randomUUID();

    private static Mlflow through(Between between) {
        return Mlflow.connect(MlflowServer.at(between.uri()), QUICK);
    }

    @Test
    void aRunIsMadeOnceThoughTheAnswerIsLost() {
        String experiment = mlflow.experiments().named(name).id();
        try (var between = Between.failing("runs/create", LOST)) {
            Run run = through(between).runs().create(NewRun.named(experiment, "once"));

            assertThat(mlflow.runs().search(RunQuery.of(experiment, RunFilter.all())))
                    .extracting(Run::id)
                    .containsExactly(run.id());
            assertThat(between.callsTo("runs/create")).isEqualTo(1);
        }
    }

    @Test
    void aRunIsMadeThoughTheCallNeverArrived() {
        String experiment = mlflow.experiments().named(name).id();
        try (var between = Between.failing("runs/create", new Fate.Instead(503, ""), new Fate.Instead(429, ""))) {
            through(between).runs().create(NewRun.named(experiment, "later"));

            assertThat(mlflow.runs().search(RunQuery.of(experiment, RunFilter.all())))
                    .hasSize(1);
        }
    }

    @Test
    void anExperimentIsMadeOnceThoughTheAnswerIsLost() {
        try (var between = Between.failing("experiments/create", LOST)) {
            Experiment made = through(between).experiments().named(name);

            assertThat(mlflow.experiments().find(name)).contains(made);
        }
    }

    @Test
    void aModelAndItsVersionAreMadeOnceThoughTheAnswersAreLost() {
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named(name).id(), "trial"));
        var creations = new HashSet<>(Set.of("/logged-models", "/registered-models/create", "/model-versions/create"));
        try (var between = Between.deciding(
                call -> creations.removeIf(call.getRequestURI().getPath()::endsWith) ? LOST : new Fate.PassedOn())) {
            var lossy = through(between);
            LoggedModel model = lossy.models()
                    .create(new NewModel(run.experimentId(), "m", run.id(), Map.of(), Map.of("which", name)));
            lossy.registry().ensure(name, "");
            ModelVersion version = lossy.registry().register(name, model, "", Map.of());

            assertThat(mlflow.models().withTag(run.experimentId(), "which", name))
                    .hasSize(1);
            assertThat(version.version()).isEqualTo("1");
            assertThat(mlflow.registry().latest(name)).contains(version);
        }
    }

    @Test
    void aBatchWrittenTwiceIsThereOnce() {
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named(name).id(), "twice"));
        var data = new RunData(Map.of("max_len", "2"), Map.of("rules", 3.0, "nan", Double.NaN), Map.of("t", "v"));
        try (var between = Between.failing("runs/log-batch", LOST, LOST)) {
            through(between).runs().log(run.id(), data);

            mlflow.runs().verify(run.id(), data);
            var history = RealMlflow.raw()
                    .get("metrics/get-history", Map.of("run_id", run.id(), "metric_key", "rules"))
                    .path("metrics");
            assertThat(history).hasSize(1);
            assertThat(between.callsTo("runs/log-batch")).isEqualTo(3);
        }
    }

    @Test
    void aServerShortOfConnectionsIsAskedAgain() {
        var overloaded = new Fate.Instead(
                400,
                "{\"error_code\": \"BAD_REQUEST\", \"message\": \"QueuePool limit of size 5 overflow 10 reached,"
                        + " connection timed out, timeout 30.00\"}");
        try (var between = Between.failing("experiments/", overloaded, overloaded)) {
            assertThat(through(between).experiments().find("Default")).isPresent();
            assertThat(between.calls()).hasSize(3);
        }
    }

    @Test
    void manyRunsCanNameTheSameNewDataSetAtOnce() throws Exception {
        String experiment = mlflow.experiments().named(name).id();
        var dataset = new Dataset("ratings", "digest", "file:///r.csv", Map.of(), "training");
        List<Callable<Run>> trials = IntStream.range(0, 6)
                .<Callable<Run>>mapToObj(i -> () -> {
                    Run run = mlflow.runs().create(NewRun.named(experiment, "trial-" + i));
                    mlflow.runs().complete(run, RunData.empty(), List.of(dataset), to -> {});
                    return run;
                })
                .toList();
        var pool = Executors.newFixedThreadPool(trials.size());
        try {
            for (var trial : pool.invokeAll(trials)) {
                assertThat(trial.get().experimentId()).isEqualTo(experiment);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatIsWrongWithTheCallIsNotTriedAgain() {
        try (var between = Between.failing("nothing")) {
            assertThatThrownBy(() -> through(between).experiments().named("")).isInstanceOf(Rejected.class);
            assertThat(between.calls()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        var nobody = Mlflow.connect(MlflowServer.at("http://127.0.0.1:" + port), QUICK);

        assertThatThrownBy(() -> nobody.experiments().find("x"))
                .isInstanceOf(Unreachable.class)
                .hasMessage("MLflow at http://127.0.0.1:" + port + " does not answer: connection refused");
    }

    @Test
    void aServerThatKeepsSilentIsGivenUp() {
        try (var between = Between.deciding(call -> new Fate.Silence())) {
            var hasty = Mlflow.connect(
                    MlflowServer.at(between.uri()), QUICK.withAttempts(2).withAnswer(Duration.ofMillis(150)));

            assertThatThrownBy(() -> hasty.experiments().find("x"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("no answer in time");
            assertThat(between.calls()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsTheWaitingAtOnce(boolean silent) throws Exception {
        Fate fate = silent ? new Fate.Silence() : new Fate.Instead(503, "");
        var asked = new CountDownLatch(1);
        try (var between = Between.deciding(call -> {
            asked.countDown();
            return fate;
        })) {
            var patient = Mlflow.connect(MlflowServer.at(between.uri()), Patience.standard());
            var outcome = new CompletableFuture<Throwable>();
            var caller = new Thread(() -> {
                var thrown = catchThrowable(() -> patient.runs().complete(RUN, RunData.empty(), List.of(), to -> {}));
                outcome.complete(Thread.currentThread().isInterrupted() ? thrown : new AssertionError(thrown));
            });
            caller.start();
            asked.await();
            caller.interrupt();

            assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(between.callsTo("runs/update")).isZero();
        }
    }

    @Test
    void aDownloadThatBreaksOffIsFetchedAgainAndWhole(@TempDir Path folder) {
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named(name).id(), "download"));
        byte[] contents = new byte[300_000];
        contents[299_999] = 42;
        mlflow.artifacts().put(run.artifactUri(), "rules.parquet", contents);
        Path target = folder.resolve("deep/rules.parquet");
        try (var between = Between.failing("rules.parquet", new Fate.BrokenOff(1000), new Fate.BrokenOff(5000))) {
            through(between).artifacts().download(run.artifactUri(), "rules.parquet", target);

            assertThat(target).hasBinaryContent(contents);
            assertThat(folder.resolve("deep")).isDirectoryContaining(file -> file.equals(target));
            assertThat(folder.resolve("deep").toFile().list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../escaped", "..", "/etc/escaped", "a\\\\b"})
    void aNameThatLeadsOutOfTheFolderIsNotFollowed(String path, @TempDir Path folder) {
        var listing = "{\"files\": [{\"path\": \"%s\", \"is_dir\": false, \"file_size\": 1}]}".formatted(path);
        try (var between = Between.deciding(call -> new Fate.Instead(200, listing))) {
            assertThatThrownBy(
                            () -> through(between).artifacts().downloadAll("mlflow-artifacts:/1/r/artifacts", folder))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("is no name of a file");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aTargetThatCannotBeWrittenIsNoFaultOfTheServer(@TempDir Path folder) throws IOException {
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named(name).id(), "target"));
        mlflow.artifacts().put(run.artifactUri(), "a.txt", new byte[1]);
        Path file = java.nio.file.Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> mlflow.artifacts().download(run.artifactUri(), "a.txt", file.resolve("a.txt")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "200, <html>a page</html>, does not know MLflow's",
        "404, <html>nothing here</html>, does not know MLflow's",
        "302, '', redirects",
        "501, '', 501"
    })
    void whatIsNoMlflowIsSaidToBeNone(int status, String body, String message) {
        try (var between = Between.deciding(call -> new Fate.Instead(status, body))) {
            assertThatThrownBy(() -> through(between).experiments().find("x"))
                    .isInstanceOf(TrackingException.class)
                    .isNotInstanceOf(Unreachable.class)
                    .hasMessageContaining(message);
            assertThat(between.calls()).hasSize(1);
        }
    }

    @Test
    void aServerThatTakesNoArtifactsIsToldHowToStartIt() {
        var detail = "{\"detail\": \"Artifact serving is disabled. Run `mlflow server` with `--serve-artifacts`.\"}";
        try (var between = Between.failing("mlflow-artifacts", new Fate.Instead(503, detail))) {
            assertThatThrownBy(() -> through(between).artifacts().put(RUN.artifactUri(), "a.txt", new byte[1]))
                    .isInstanceOf(TrackingException.Misconfigured.class)
                    .hasMessageContaining("start it with --serve-artifacts and --artifacts-destination");
        }
    }
}
