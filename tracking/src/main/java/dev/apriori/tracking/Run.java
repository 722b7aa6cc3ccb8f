package dev.apriori.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A run as MLflow had it when it was read.
 *
 * @param artifactUri where its artifacts are, such as {@code mlflow-artifacts:/1/<run>/artifacts}
 */
public record Run(
        String id,
        String experimentId,
        String name,
        RunStatus status,
        Instant startTime,
        String artifactUri,
        RunData data) {

    /** The value of a tag, empty where it has none. */
    public String tag(String key) {
        return data.tags().getOrDefault(key, "");
    }

    static Run of(JsonNode run) {
        JsonNode info = run.path("info");
        JsonNode data = run.path("data");
        return new Run(
                info.path("run_id").asText(),
                info.path("experiment_id").asText(),
                info.path("run_name").asText(),
                RunStatus.valueOf(info.path("status").asText()),
                Instant.ofEpochMilli(info.path("start_time").asLong()),
                info.path("artifact_uri").asText(),
                new RunData(
                        entries(data.path("params"), JsonNode::asText),
                        entries(data.path("metrics"), Run::number),
                        entries(data.path("tags"), JsonNode::asText)));
    }

    /** MLflow writes NaN as text, which JSON has no number for. */
    private static double number(JsonNode value) {
        return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
    }

    static <T> Map<String, T> entries(JsonNode list, Function<JsonNode, T> value) {
        Map<String, T> entries = new LinkedHashMap<>();
        list.forEach(entry -> entries.put(entry.path("key").asText(), value.apply(entry.path("value"))));
        return entries;
    }
}
