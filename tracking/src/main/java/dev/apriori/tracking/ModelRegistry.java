package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.NotFound;
import dev.apriori.tracking.TrackingException.Rejected;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The registry: models by name, their versions, and the aliases that point at versions. */
public final class ModelRegistry {
    private static final String OF_RUN = "runs:/";

    private final Rest rest;
    private final Artifacts artifacts;

    ModelRegistry(Rest rest, Artifacts artifacts) {
        this.rest = rest;
        this.artifacts = artifacts;
    }

    /** Makes sure that there is a registered model of that name. */
    public void ensure(String name, String description) {
        try {
            rest.post("registered-models/create", Map.of("name", name, "description", description));
        } catch (Rejected e) {
            if (!e.errorCode().equals("RESOURCE_ALREADY_EXISTS")) {
                throw e;
            }
        }
    }

    /**
     * The version that a logged model is registered as: found, or made. A model has one version of a name at most.
     *
     * @throws NotFound when there is no registered model of that name
     */
    public ModelVersion register(String name, LoggedModel model, String description, Map<String, String> tags) {
        String source = model.uri().toString();
        Optional<ModelVersion> there = fromSource(name, source);
        if (there.isPresent()) {
            return there.get();
        }
        Map<String, Object> body = Map.of(
                "name",
                name,
                "source",
                source,
                "model_id",
                model.id(),
                "run_id",
                model.sourceRunId(),
                "description",
                description,
                "tags",
                Json.pairs(tags));
        return rest.once(
                single -> new ModelRegistry(single, artifacts).fromSource(name, source),
                single -> ModelVersion.of(
                        single.post("model-versions/create", body).path("model_version")));
    }

    /** The earliest version that was made from a source. */
    public Optional<ModelVersion> fromSource(String name, String source) {
        String filter = "name = " + Filters.quoted(name) + " AND source_path = " + Filters.quoted(source);
        return versions(filter, "version_number ASC").findFirst();
    }

    /** @throws NotFound when there is no such version */
    public ModelVersion version(String name, String version) {
        return ModelVersion.of(rest.get("model-versions/get", Map.of("name", name, "version", version))
                .path("model_version"));
    }

    /** The newest version of a name, where it has any. */
    public Optional<ModelVersion> latest(String name) {
        return versions("name = " + Filters.quoted(name), "version_number DESC").findFirst();
    }

    /** The version that an alias points at, where it points at one. */
    public Optional<ModelVersion> alias(String name, String alias) {
        try {
            return Optional.of(ModelVersion.of(rest.get("registered-models/alias", Map.of("name", name, "alias", alias))
                    .path("model_version")));
        } catch (NotFound e) {
            return Optional.empty();
        } catch (Rejected e) {
            if (e.errorCode().equals("INVALID_PARAMETER_VALUE")
                    && e.getMessage().contains("not found")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Points an alias at a version, away from any other. */
    public void setAlias(String name, String alias, String version) {
        rest.post("registered-models/alias", Map.of("name", name, "alias", alias, "version", version));
    }

    public void removeAlias(String name, String alias) {
        rest.delete("registered-models/alias", Map.of("name", name, "alias", alias));
    }

    public void tag(ModelVersion version, Map<String, String> tags) {
        tags.forEach((key, value) -> rest.post(
                "model-versions/set-tag",
                Map.of("name", version.name(), "version", version.version(), "key", key, "value", value)));
    }

    public void describe(ModelVersion version, String description) {
        rest.patch(
                "model-versions/update",
                Map.of("name", version.name(), "version", version.version(), "description", description));
    }

    /**
     * Where the files of a model are, for {@link Artifacts}.
     *
     * @throws NotFound when there is no such model, version or alias
     */
    public String artifactUri(ModelUri uri) {
        if (uri instanceof ModelUri.ById model) {
            return new LoggedModels(rest, artifacts).get(model.modelId()).artifactUri();
        }
        ModelVersion version = resolve(uri);
        String files = rest.get(
                        "model-versions/get-download-uri", Map.of("name", version.name(), "version", version.version()))
                .path("artifact_uri")
                .asText();
        return files.startsWith(OF_RUN) ? ofRun(files.substring(OF_RUN.length())) : files;
    }

    /** @param path a run's id, and where the model is among its artifacts */
    private String ofRun(String path) {
        String runId = path.replaceFirst("/.*", "");
        return new Runs(rest).get(runId).artifactUri() + path.substring(runId.length());
    }

    /** Brings the files of a model into a folder. */
    public void download(ModelUri uri, Path folder) {
        artifacts.downloadAll(artifactUri(uri), folder);
    }

    /**
     * The version that a URI leads to at this moment.
     *
     * @param uri of a registered model
     * @throws NotFound when there is no such model, version or alias
     */
    public ModelVersion resolve(ModelUri uri) {
        if (uri instanceof ModelUri.ByVersion byVersion) {
            return version(byVersion.name(), byVersion.version());
        }
        Optional<ModelVersion> version = uri instanceof ModelUri.ByAlias byAlias
                ? alias(byAlias.name(), byAlias.alias())
                : latest(((ModelUri.Latest) uri).name());
        return version.orElseThrow(() -> new NotFound(uri + " is not in the registry"));
    }

    private Stream<ModelVersion> versions(String filter, String order) {
        return Stream.of(rest.get(
                        "model-versions/search", Map.of("filter", filter, "order_by", order, "max_results", "1")))
                .flatMap(answer -> answer.path("model_versions").valueStream())
                .map(ModelVersion::of);
    }
}
