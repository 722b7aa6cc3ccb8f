package dev.apriori.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A version in the registry.
 *
 * @param version counted from 1 by MLflow
 * @param source what it was registered from, such as {@code models:/m-…}
 * @param runId the run it comes from, empty where it has none
 */
public record ModelVersion(String name, String version, String source, String runId, Map<String, String> tags) {
    public ModelUri uri() {
        return new ModelUri.ByVersion(name, version);
    }

    /** The logged model that this is a version of, where it is one: MLflow tells it by the source alone. */
    public Optional<String> modelId() {
        return source.startsWith("models:/m-") ? Optional.of(source.substring("models:/".length())) : Optional.empty();
    }

    static ModelVersion of(JsonNode version) {
        return new ModelVersion(
                version.path("name").asText(),
                version.path("version").asText(),
                version.path("source").asText(),
                version.path("run_id").asText(),
                Map.copyOf(Run.entries(version.path("tags"), JsonNode::asText)));
    }
}
