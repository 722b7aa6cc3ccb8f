package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.Rejected;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits that we keep to are MLflow's own: what is over them it refuses, or cuts without a word. */
class LimitsTest {
    private final Rest raw = RealMlflow.raw();
    private final Mlflow mlflow = RealMlflow.connected();
    private Run run;

    @BeforeEach
    void makeRun() {
        run = mlflow.runs()
                .create(NewRun.named(mlflow.experiments().named("limits").id(), "limits"));
    }

    @ParameterizedTest
    @CsvSource({"params, 100", "tags, 100", "metrics, 1000"})
    void aBatchOfOneMoreThanMlflowTakesIsRefusedWhole(String kind, int most) {
        raw.post("runs/log-batch", Map.of("run_id", run.id(), kind, entries(kind, most)));

        assertThatThrownBy(() -> raw.post("runs/log-batch", Map.of("run_id", run.id(), kind, entries(kind, most + 1))))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(Integer.toString(most));
        assertThat(raw.get("runs/get", Map.of("run_id", run.id())).at("/run/data/" + kind))
                .filteredOn(entry -> entry.get("key").asText().startsWith("e"))
                .hasSize(most);
    }

    /** A batch that is full of params and tags has no room for 1,000 metrics. */
    @Test
    void aBatchOfAllKindsIsRefusedByTheSum() {
        Map<String, Object> ours = Map.of(
                "run_id",
                run.id(),
                "params",
                entries("params", Limits.PARAMS_PER_BATCH),
                "tags",
                entries("tags", Limits.TAGS_PER_BATCH),
                "metrics",
                entries("metrics", Limits.METRICS_PER_BATCH));
        raw.post("runs/log-batch", ours);

        Map<String, Object> more = Map.of(
                "run_id",
                run.id(),
                "params",
                ours.get("params"),
                "tags",
                ours.get("tags"),
                "metrics",
                entries("metrics", Limits.METRICS_PER_BATCH + 1));
        assertThatThrownBy(() -> raw.post("runs/log-batch", more))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("1000");
    }

    private static List<Map<String, Object>> entries(String kind, int count) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> kind.equals("metrics")
                        ? Map.of("key", "e" + i, "value", i, "timestamp", 1)
                        : Map.of("key", "e" + i, "value", "v"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"params, 6000", "tags, 8000"})
    void longTextIsCutByMlflowWithoutAWord(String kind, int most) {
        var entry = Map.of("key", "long", "value", "x".repeat(most + 1));

        raw.post("runs/log-batch", Map.of("run_id", run.id(), kind, List.of(entry)));

        assertThat(raw.get("runs/get", Map.of("run_id", run.id())).at("/run/data/" + kind))
                .filteredOn(kept -> kept.get("key").asText().equals("long"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.get("value").asText()).hasSize(most));
    }

    @Test
    void aLongerDigestThanOursMayBeIsRefused() {
        raw.post("runs/log-inputs", input("d".repeat(Dataset.MAX_DIGEST)));

        assertThatThrownBy(() -> raw.post("runs/log-inputs", input("d".repeat(Dataset.MAX_DIGEST + 1))))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("digest");
    }

    private Map<String, Object> input(String digest) {
        var dataset = Map.of("name", "d", "digest", digest, "source_type", "http", "source", "{}");
        return Map.of("run_id", run.id(), "datasets", List.of(Map.of("dataset", dataset, "tags", List.of())));
    }

    @Test
    void aVersionOfALoggedModelIsMadeOnlyByACallThatNamesItTwice() {
        String name = "limits " + UUID.randomUUID();
        LoggedModel model = mlflow.models().create(new NewModel(run.experimentId(), "m", run.id(), Map.of(), Map.of()));
        String source = model.uri().toString();
        mlflow.registry().ensure(name, "");

        assertThatThrownBy(() -> raw.post("model-versions/create", Map.of("name", name, "source", source)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("model_id");
        assertThatThrownBy(() -> raw.post("model-versions/create", Map.of("name", name, "model_id", model.id())))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("source");
        assertThat(mlflow.registry().register(name, model, "", Map.of()).modelId())
                .contains(model.id());
    }
}
