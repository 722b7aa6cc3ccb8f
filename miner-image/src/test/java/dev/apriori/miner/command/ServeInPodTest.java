package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.local.ChildProcess;
import dev.apriori.miner.local.SmallExperiment;
import dev.apriori.results.Registrar;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewModel;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model server as a Deployment's pod runs it. */
class ServeInPodTest {
    private static final Pattern ADDRESS = Pattern.compile(" at (http://\\S+)");

    private final Mlflow mlflow = RealMlflow.connected();

    @TempDir
    Path folder;

    private Path message() {
        return folder.resolve("termination-log");
    }

    private CommandRun serve(String model) {
        return CommandRun.of(
                "serve",
                model,
                "--termination-log",
                message(),
                "--tracking-uri",
                mlflow.server().uri());
    }

    @Test
    void whyAVersionWillNotAnswerIsTheTerminationMessage() throws IOException {
        CommandRun run = serve("models:/none-such/4");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(Files.readString(message()))
                .isEqualTo("MLflow at " + mlflow.server().uri() + " has no 'models:/none-such/4'; "
                        + mlflow.server().uri() + "/#/models lists what it has");
    }

    @Test
    void aModelOfAnotherKindIsRefused() throws IOException {
        String name = "other" + System.nanoTime();
        Run run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named(name).id(), name));
        LoggedModel model =
                mlflow.models().create(new NewModel(run.experimentId(), name, run.id(), Map.of(), Map.of()));
        Path files = Files.createDirectory(folder.resolve("model"));
        Files.writeString(files.resolve("MLmodel"), "flavors: {sklearn: {pickled_model: model.pkl}}\n");
        mlflow.models().upload(model, files);
        mlflow.models().ready(model.id());
        mlflow.registry().ensure(name, name);
        mlflow.registry().register(name, model, name, Map.of());

        CommandRun served = CommandRun.inProcess(
                Map.of("XDG_CACHE_HOME", folder.toString()),
                List.of(),
                "serve",
                "models:/" + name + "/1",
                "--termination-log",
                message(),
                "--tracking-uri",
                mlflow.server().uri());

        assertThat(served.exit()).as(served.err()).isEqualTo(2);
        assertThat(Files.readString(message())).contains("apriori did not write this model");
    }

    @Test
    void itWaitsForMlflowAnswersAndLeavesAsALameDuck() throws Exception {
        String version = registered();
        try (Gate gate = Gate.shut();
                HttpClient client = HttpClient.newHttpClient()) {
            ChildProcess pod = ChildProcess.start(
                    folder,
                    "serve",
                    version,
                    "--host=0.0.0.0",
                    "--port=0",
                    "--patience=5m",
                    "--lame-duck=3s",
                    "--access-log",
                    "--feedback-folder=" + folder.resolve("feedback"),
                    "--termination-log=" + message(),
                    "--tracking-uri=" + gate.uri());
            pod.until(() -> pod.printed("err").contains("does not answer"));
            gate.open();
            pod.until(() -> ADDRESS.matcher(pod.printed("out")).find());
            Matcher address = ADDRESS.matcher(pod.printed("out"));
            assertThat(address.find()).isTrue();
            gate.cut();
            assertThat(status(client, address.group(1) + "ping")).isEqualTo(200);
            assertThat(status(client, address.group(1) + "recommend?items=secret"))
                    .isEqualTo(200);
            assertThat(feedback(client, address.group(1))).isEqualTo(200);

            pod.signal("TERM");
            pod.until(() -> status(client, address.group(1) + "ping") == 503);

            assertThat(status(client, address.group(1) + "model")).isEqualTo(200);
            assertThat(pod.end().exit()).isEqualTo(143);
            assertThat(Files.readString(message())).isEqualTo("stopped by SIGTERM");
            assertThat(pod.printed("err"))
                    .as("the access log")
                    .containsPattern("\\S+ 127\\.0\\.0\\.1 GET /recommend 200 ")
                    .contains(" POST /feedback 200 ")
                    .doesNotContain("secret");
            try (var kept = Files.list(folder.resolve("feedback"))) {
                assertThat(kept)
                        .singleElement()
                        .satisfies(file -> assertThat(Files.readString(file)).contains("\"user\":\"secret\""));
            }
        }
    }

    private static int feedback(HttpClient client, String address) throws IOException, InterruptedException {
        String watched = "{\"events\": [{\"kind\": \"watched\", \"user\": \"secret\", \"items\": [\"1\"]}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "feedback"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(watched))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String registered() {
        SmallExperiment experiment = SmallExperiment.fresh();
        PodSweep sweep = PodSweep.of(experiment, folder);
        sweep.shard(0);
        var best = sweep.reported(0).leaders().getFirst();
        new Registrar(mlflow, sweep.order().spec(), experiment.name())
                .register(sweep.modelOf(best.runId()).orElseThrow(), best, Map.of());
        return "models:/" + experiment.name() + "/1";
    }

    private static int status(HttpClient client, String address) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
