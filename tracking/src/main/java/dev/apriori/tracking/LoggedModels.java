package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Logged models: made pending, filled, then ready. */
public final class LoggedModels {
    private static final String MLMODEL = "MLmodel";
    private static final int PAGE = 50;

    private final Rest rest;
    private final Artifacts artifacts;

    LoggedModels(Rest rest, Artifacts artifacts) {
        this.rest = rest;
        this.artifacts = artifacts;
    }

    /** Makes a model that is pending: one, even where the answer to the first attempt is lost. */
    public LoggedModel create(NewModel model) {
        Map<String, String> tags = new LinkedHashMap<>(model.tags());
        tags.put(Runs.CREATION, UUID.randomUUID().toString());
        Map<String, Object> body = Map.of(
                "experiment_id", model.experimentId(),
                "name", model.name(),
                "source_run_id", model.sourceRunId(),
                "params", Json.pairs(model.params()),
                "tags", Json.pairs(tags));
        return rest.once(
                single -> new LoggedModels(single, artifacts)
                        .withTag(model.experimentId(), Runs.CREATION, tags.get(Runs.CREATION))
                        .findFirst(),
                single -> LoggedModel.of(single.post("logged-models", body).path("model")));
    }

    /** @throws NotFound when there is no such model */
    public LoggedModel get(String modelId) {
        return LoggedModel.of(
                rest.get("logged-models/" + Rest.encode(modelId), Map.of()).path("model"));
    }

    /**
     * The models of an experiment that carry a tag, newest first.
     *
     * @throws IllegalArgumentException when the value holds a quote, which MLflow cannot search models by
     */
    public Stream<LoggedModel> withTag(String experimentId, String key, String value) {
        String filter = Filters.key("tags", key) + " = " + Filters.simplyQuoted(value);
        return Pages.of(
                        token -> rest.post(
                                "logged-models/search",
                                Map.of(
                                        "experiment_ids", List.of(experimentId),
                                        "filter", filter,
                                        "max_results", PAGE,
                                        "page_token", token)),
                        "models")
                .map(LoggedModel::of);
    }

    /**
     * Stores a folder as the model's files. Its {@code MLmodel} goes last: where that is, the rest is too.
     *
     * @throws IllegalArgumentException when the folder holds no {@code MLmodel}
     */
    public void upload(LoggedModel model, Path folder) {
        if (!Files.isRegularFile(folder.resolve(MLMODEL))) {
            throw new IllegalArgumentException(folder + " holds no file " + MLMODEL);
        }
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            artifacts.put(model.artifactUri(), path, file);
        }
    }

    public void tag(String modelId, Map<String, String> tags) {
        rest.patch("logged-models/" + Rest.encode(modelId) + "/tags", Map.of("tags", Json.pairs(tags)));
    }

    public void params(String modelId, Map<String, String> params) {
        rest.post(
                "logged-models/" + Rest.encode(modelId) + "/params",
                Map.of("model_id", modelId, "params", Json.pairs(params)));
    }

    /** Says that all of the model is there. */
    public LoggedModel ready(String modelId) {
        var body = Map.of("model_id", modelId, "status", "LOGGED_MODEL_READY");
        return LoggedModel.of(
                rest.patch("logged-models/" + Rest.encode(modelId), body).path("model"));
    }

    /** Shows the model as what the run has made. */
    public void linkAsOutput(String runId, String modelId) {
        var output = Map.of("model_id", modelId, "step", 0);
        rest.post("runs/outputs", Map.of("run_id", runId, "models", List.of(output)));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .sorted(Comparator.<Path, Boolean>comparing(folder.resolve(MLMODEL)::equals)
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
