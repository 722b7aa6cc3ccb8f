package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.NotFound;
import dev.apriori.tracking.TrackingException.Rejected;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    private static final Mlflow MLFLOW = RealMlflow.connected();
    private static String experiment;

    private final Runs runs = MLFLOW.runs();

    @BeforeAll
    static void makeExperiment() {
        experiment = MLFLOW.experiments().named("runs-" + UUID.randomUUID()).id();
    }

    @Test
    void aNewRunHasItsNameTagsStartAndParent() {
        Run parent = runs.create(NewRun.named(experiment, "sweep"));
        Instant start = Instant.parse("2026-01-02T03:04:05.678Z");
        Run child = runs.create(NewRun.named(experiment, "movielens-0012")
                .childOf(parent.id())
                .tagged("apriori.trial.key", "abc")
                .startedAt(start));

        Run read = runs.get(child.id());
        assertThat(read.name()).isEqualTo("movielens-0012");
        assertThat(read.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(read.startTime()).isEqualTo(start);
        assertThat(read.tag("mlflow.parentRunId")).isEqualTo(parent.id());
        assertThat(read.tag("apriori.trial.key")).isEqualTo("abc");
        assertThat(read.artifactUri()).startsWith("mlflow-artifacts:/");
    }

    @Test
    void whatIsLoggedIsReadBackEqual() {
        Run run = runs.create(NewRun.named(experiment, "values"));
        var data = RunData.empty()
                .withParams(Map.of("min_support", "0.01", "empty", "", "title", "Amélie 愛 🎬 \"quoted\" 'both' \\ \n"))
                .withMetrics(Map.of("best_lift", 53.2875, "tiny", Double.MIN_VALUE, "third", 1 / 3.0, "minus", -1e300))
                .withTags(Map.of("apriori.trial.key", "k1", "nothing", ""));

        runs.log(run.id(), data);

        assertThat(runs.verify(run.id(), data).data().metrics()).containsAllEntriesOf(data.metrics());
    }

    @Test
    void moreThanABatchHoldsIsLoggedInSeveral() {
        Run run = runs.create(NewRun.named(experiment, "many"));
        Map<String, String> texts = new HashMap<>();
        IntStream.range(0, 250).forEach(i -> texts.put("t" + i, "v" + i));
        Map<String, Double> numbers = new HashMap<>();
        IntStream.range(0, 1700).forEach(i -> numbers.put("m" + i, (double) i));
        var data = new RunData(texts, numbers, texts);

        runs.log(run.id(), data);

        assertThat(runs.verify(run.id(), data).data().metrics()).hasSize(1700);
    }

    @Test
    void aDataSetNamedTwiceIsThereOnce() {
        Run run = runs.create(NewRun.named(experiment, "inputs"));
        var dataset = new Dataset(
                "ratings", "d".repeat(Dataset.MAX_DIGEST), "https://example.org/r.csv", Map.of("rows", 3), "training");

        runs.logInputs(run.id(), List.of(dataset));
        runs.logInputs(run.id(), List.of(dataset));

        var inputs =
                RealMlflow.raw().get("runs/get", Map.of("run_id", run.id())).at("/run/inputs/dataset_inputs");
        assertThat(inputs).hasSize(1);
        assertThat(inputs.at("/0/dataset/digest").asText()).hasSize(Dataset.MAX_DIGEST);
        assertThat(inputs.at("/0/tags/0/value").asText()).isEqualTo("training");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FINISHED", "FAILED", "KILLED"})
    void aRunEndsAsSaidAndCanBeResumed(RunStatus status) {
        Run run = runs.create(NewRun.named(experiment, "ends"));

        runs.finish(run.id(), status);
        assertThat(runs.get(run.id()).status()).isEqualTo(status);

        assertThat(runs.resume(run.id()).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void aResumedRunTakesNewMetricsInPlaceOfTheOld() {
        Run run = runs.create(NewRun.named(experiment, "resumed"));
        runs.log(run.id(), RunData.empty().withMetrics(Map.of("mining_seconds", 2.0)));
        runs.finish(run.id(), RunStatus.KILLED);

        Run resumed = runs.resume(run.id());
        var second = RunData.empty().withMetrics(Map.of("mining_seconds", 1.5));
        runs.log(resumed.id(), second);

        assertThat(runs.verify(run.id(), second).data().metrics()).containsEntry("mining_seconds", 1.5);
    }

    @Test
    void aTrialIsFinishedOnlyWithAllOfItThere() {
        Run run = runs.create(NewRun.named(experiment, "trial").tagged("apriori.trial.key", "whole"));
        var data = new RunData(Map.of("max_len", "2"), Map.of("rules", 427088.0), Map.of("more", "tags"));

        runs.complete(
                run,
                data,
                List.of(),
                to -> MLFLOW.artifacts().put(to.artifactUri(), "rules/top.json", new byte[] {'[', ']'}));

        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(MLFLOW.artifacts().list(run.artifactUri(), "rules"))
                .containsExactly(new Artifacts.Entry("rules/top.json", false, 2));
    }

    @Test
    void aTrialWhoseArtifactsFailIsFailed() {
        Run run = runs.create(NewRun.named(experiment, "broken"));

        assertThatThrownBy(() -> runs.complete(run, RunData.empty(), List.of(), to -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void whatIsMissingIsNamed() {
        Run run = runs.create(NewRun.named(experiment, "lossy"));
        runs.log(run.id(), new RunData(Map.of("a", "1"), Map.of("m", 1.0), Map.of()));

        assertThatThrownBy(() -> runs.verify(
                        run.id(), new RunData(Map.of("a", "2", "b", "1"), Map.of("m", 2.0), Map.of("t", "x"))))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("param a is '1' instead of '2'")
                .hasMessageContaining("param b is missing")
                .hasMessageContaining("metric m is '1.0' instead of '2.0'")
                .hasMessageContaining("tag t is missing");
    }

    @Test
    void aParamKeepsItsFirstValue() {
        Run run = runs.create(NewRun.named(experiment, "params"));
        var first = RunData.empty().withParams(Map.of("max_len", "2"));
        runs.log(run.id(), first);
        runs.log(run.id(), first);

        assertThatThrownBy(() -> runs.log(run.id(), RunData.empty().withParams(Map.of("max_len", "3"))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void anUnknownRunIsNotFound() {
        assertThatThrownBy(() -> runs.get("0123456789abcdef0123456789abcdef")).isInstanceOf(NotFound.class);
    }

    @Test
    void aTagThatTheRunWasMadeWithIsReplacedWhereItSaysSomethingElse() {
        Run run = runs.create(
                NewRun.named(experiment, "tagged").tagged("same", "1").tagged("other", "before"));

        runs.complete(
                run, RunData.empty().withTags(Map.of("same", "1", "other", "after", "new", "3")), List.of(), to -> {});

        Run complete = runs.get(run.id());
        assertThat(List.of(complete.tag("same"), complete.tag("other"), complete.tag("new")))
                .containsExactly("1", "after", "3");
    }

    @Test
    void aTrialTakesFiveCallsAndOneForEachArtifact() {
        var data = new RunData(Map.of("max_len", "2"), Map.of("rules", 1.0), Map.of("a", "b"));
        var dataset = new Dataset("ratings", "d1", "file:///r.csv", Map.of(), "training");
        try (var between = Between.failing("nothing")) {
            var counted = Mlflow.connect(MlflowServer.at(between.uri()));
            Run run = counted.runs().create(NewRun.named(experiment, "counted"));
            counted.runs()
                    .complete(
                            run,
                            data,
                            List.of(dataset),
                            to -> counted.artifacts().put(to.artifactUri(), "a.txt", new byte[9]));

            assertThat(between.calls()).hasSize(6);
        }
    }
}
