package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MLflow does without a word, each beside what we do so that nobody loses by it. */
class TrapsTest {
    private static final Mlflow MLFLOW = RealMlflow.connected();

    private final Runs runs = MLFLOW.runs();
    private Run run;

    @BeforeEach
    void makeRun() {
        run = runs.create(NewRun.named(MLFLOW.experiments().named("traps").id(), "trap"));
    }

    /** Exactly this text, which no JSON library would write. */
    private int post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RealMlflow.server().uri() + "/api/2.0/mlflow/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "\"a lot\""})
    void anUnquotedNanOrTextLosesTheRestOfTheBatchWhichVerifyFinds(String value) throws Exception {
        int status = post("runs/log-batch", """
                {"run_id": "%s", "metrics": [{"key": "bad", "value": %s, "timestamp": 1},
                 {"key": "after", "value": 1, "timestamp": 1}], "tags": [{"key": "also", "value": "lost"}]}""".formatted(run.id(), value));

        assertThat(status).isEqualTo(200);
        assertThat(runs.get(run.id()).data().metrics()).doesNotContainKey("after");
        assertThat(runs.get(run.id()).data().tags()).doesNotContainKey("also");
        assertThatThrownBy(() -> runs.verify(run.id(), RunData.empty().withMetrics(Map.of("after", 1.0))))
                .hasMessageContaining("metric after is missing");
    }

    @Test
    void nanAndInfinityAreKeptInTheFormThatIsDocumentedAndLoseNothing() {
        var data = RunData.empty()
                .withMetrics(Map.of(
                        "nan", Double.NaN,
                        "conviction", Double.POSITIVE_INFINITY,
                        "least", Double.NEGATIVE_INFINITY,
                        "after", 1.0));

        runs.log(run.id(), data);

        assertThat(runs.verify(run.id(), data).data().metrics())
                .containsEntry("nan", Double.NaN)
                .containsEntry("conviction", Double.MAX_VALUE)
                .containsEntry("least", -Double.MAX_VALUE)
                .containsEntry("after", 1.0);
    }

    @Test
    void aNumberAsParamIsLostByMlflowAndNotByUs() throws Exception {
        int status = post("runs/log-batch", """
                {"run_id": "%s", "params": [{"key": "max_len", "value": 2}, {"key": "later", "value": "x"}]}""".formatted(run.id()));

        assertThat(status).isEqualTo(200);
        assertThat(runs.get(run.id()).data().params())
                .doesNotContainEntry("max_len", "2")
                .doesNotContainKey("later");
        assertThatThrownBy(() -> runs.verify(run.id(), RunData.empty().withParams(Map.of("later", "x"))))
                .hasMessageContaining("param later is missing");
    }

    @Test
    void anUnknownStatusChangesNothingSoThatOnlyKnownOnesExistHere() throws Exception {
        assertThat(post("runs/update", "{\"run_id\": \"" + run.id() + "\", \"status\": \"DONE\"}"))
                .isEqualTo(200);

        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void mlflowMakesASecondRunOfTheSameCall() throws Exception {
        String body = "{\"experiment_id\": \"" + run.experimentId()
                + "\", \"tags\": [{\"key\": \"again\", \"value\": \"" + run.id() + "\"}]}";
        post("runs/create", body);
        post("runs/create", body);

        var same = RunQuery.of(run.experimentId(), RunFilter.all().tag("again", run.id()));
        assertThat(runs.search(same)).hasSize(2);
    }

    @Test
    void mlflowMakesASecondVersionOfTheSameCall() throws Exception {
        String name = "twice " + UUID.randomUUID();
        LoggedModel model = MLFLOW.models().create(new NewModel(run.experimentId(), "m", run.id(), Map.of(), Map.of()));
        MLFLOW.registry().ensure(name, "");
        String body =
                "{\"name\": \"%s\", \"source\": \"%s\", \"model_id\": \"%s\"}".formatted(name, model.uri(), model.id());
        post("model-versions/create", body);
        post("model-versions/create", body);

        assertThat(MLFLOW.registry().latest(name)).map(ModelVersion::version).contains("2");
        assertThat(MLFLOW.registry().register(name, model, "", Map.of()).version())
                .isEqualTo("1");
    }

    @Test
    void longTextIsCutAndSaysSo() {
        String text = "🎬".repeat(5_000);
        var data = new RunData(Map.of("long", text), Map.of(), Map.of("long", text));

        runs.log(run.id(), data);

        RunData kept = runs.verify(run.id(), data).data();
        assertThat(kept.params().get("long"))
                .hasSizeLessThanOrEqualTo(6_000)
                .startsWith("🎬🎬")
                .endsWith("🎬… [cut; 10000 characters]");
        assertThat(kept.tags().get("long")).hasSizeBetween(7_990, 8_000).endsWith("[cut; 10000 characters]");
    }

    @Test
    void longTagsOfANewRunAreCutLikewise() {
        Run made = runs.create(NewRun.named(run.experimentId(), "long").tagged("reason", "x".repeat(9_000)));

        assertThat(runs.get(made.id()).tag("reason")).endsWith("[cut; 9000 characters]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hit@10", "conf%", "", "../up", "/root", "a//b", "a/", ".", "..a", "a/./b", "tab\t", "new\nline"
            })
    void aNameThatMlflowRefusesIsRefusedBeforeAnythingIsSent(String metric) throws Exception {
        assertThatThrownBy(() -> runs.log(run.id(), RunData.empty().withMetrics(Map.of(metric, 1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + metric + "'");

        String json = Json.text(Map.of("k", metric)).replace("{\"k\":", "").replace("}", "");
        int mlflows = post(
                "runs/log-batch",
                "{\"run_id\": \"%s\", \"metrics\": [{\"key\": %s, \"value\": 1, \"timestamp\": 1}]}"
                        .formatted(run.id(), json));
        assertThat(mlflows).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hit_rate_at_10", "a b", "a.b-c:d/e", "Größe", ".a", "a.."})
    void aNameThatMlflowTakesIsTaken(String metric) {
        var data = RunData.empty().withMetrics(Map.of(metric, 1.0));

        runs.log(run.id(), data);

        assertThat(runs.verify(run.id(), data).data().metrics()).containsKey(metric);
    }

    @Test
    void aDigestLongerThanMlflowTakesIsRefused() {
        assertThatThrownBy(() -> new Dataset("d", "x".repeat(37), "file:///d", Map.of(), "training"))
                .hasMessageContaining("37 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b.txt", "50%25.txt", "what?", "../up.txt", "/abs.txt", "a//b", "a\\b", "dir/", ""})
    void anArtifactPathThatMlflowWouldChangeOrRefuseIsRefused(String path) {
        assertThatThrownBy(() -> MLFLOW.artifacts().put(run.artifactUri(), path, new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b+c&d=e.txt", "愛/ü'\".txt", "x;y,z:1@2.txt", "~[1]{2}|^`.txt", ".hidden", "a..b"})
    void anArtifactPathOfOtherCharactersIsKept(String path) {
        byte[] contents = path.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MLFLOW.artifacts().put(run.artifactUri(), path, contents);

        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        assertThat(MLFLOW.artifacts().list(run.artifactUri(), folder))
                .containsExactly(new Artifacts.Entry(path, false, contents.length));
    }

    @Test
    void aStoreThatTheServerDoesNotHandOnIsNamedWithTheFix() {
        assertThatThrownBy(() -> MLFLOW.artifacts().put("s3://bucket/1/run/artifacts", "a.txt", new byte[1]))
                .isInstanceOf(TrackingException.Misconfigured.class)
                .hasMessageContaining("s3://bucket/1/run/artifacts")
                .hasMessageContaining("--serve-artifacts --artifacts-destination s3://bucket");
    }

    @Test
    void anAliasIsRefusedInMlflowsWords() {
        String name = "aliases " + UUID.randomUUID();
        MLFLOW.registry().ensure(name, "");

        assertThatThrownBy(() -> MLFLOW.registry().setAlias(name, "not an alias", "1"))
                .isInstanceOf(TrackingException.Rejected.class)
                .hasMessageContaining("alias");
    }

    @Test
    void aLoggedModelIsFoundOnlyByValuesWithoutQuotes() {
        assertThatThrownBy(() -> MLFLOW.models().withTag(run.experimentId(), "t", "it's"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it's");
    }

    @Test
    void whatMlflowSaysOfARunThatIsDeletedIsKept() {
        RealMlflow.raw().post("runs/delete", Map.of("run_id", run.id()));

        assertThatThrownBy(() -> runs.log(run.id(), RunData.empty().withTags(Map.of("a", "b"))))
                .isInstanceOfSatisfying(
                        TrackingException.Rejected.class,
                        e -> assertThat(e.errorCode()).isEqualTo("INVALID_PARAMETER_VALUE"));
        JsonNode deleted = RealMlflow.raw().get("runs/get", Map.of("run_id", run.id()));
        assertThat(deleted.at("/run/info/lifecycle_stage").asText()).isEqualTo("deleted");
    }
}
