package dev.apriori.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * A model that a run has logged.
 *
 * @param id such as {@code m-0f9b…}
 * @param artifactUri where its files are
 * @param ready whether all of it is there
 */
public record LoggedModel(
        String id,
        String experimentId,
        String name,
        String sourceRunId,
        String artifactUri,
        boolean ready,
        Map<String, String> tags) {

    /** The form by which {@code mlflow.pyfunc.load_model} takes it. */
    public ModelUri uri() {
        return new ModelUri.ById(id);
    }

    static LoggedModel of(JsonNode model) {
        JsonNode info = model.path("info");
        JsonNode status = info.path("status");
        return new LoggedModel(
                info.path("model_id").asText(),
                info.path("experiment_id").asText(),
                info.path("name").asText(),
                info.path("source_run_id").asText(),
                info.path("artifact_uri").asText(),
                status.equals(TextNode.valueOf("LOGGED_MODEL_READY")),
                Map.copyOf(Run.entries(info.path("tags"), JsonNode::asText)));
    }
}
