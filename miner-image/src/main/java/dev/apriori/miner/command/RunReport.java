package dev.apriori.miner.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.local.LocalResult;
import java.util.Map;

/** What {@code run --json} prints, for scripts. */
record RunReport(Trials trials, Best best, Model model, String trackingUri, String servingUrl, double seconds) {
    record Trials(int total, int succeeded, int failed) {}

    record Best(int trial, String runId, String metric, double value, long rules, Map<String, String> parameters) {}

    record Model(String name, String version, String uri) {}

    /** The serving URL is null where nothing is served. */
    static RunReport of(LocalResult result, double seconds) {
        return new RunReport(
                new Trials(result.trials(), result.succeeded(), result.failed()),
                new Best(
                        result.best().trial(),
                        result.best().runId(),
                        result.objective(),
                        result.best().value(),
                        result.best().rules(),
                        result.bestTrial().parameters().byName()),
                new Model(
                        result.version().name(),
                        result.version().version(),
                        result.version().uri().toString()),
                result.trackingUri(),
                result.servingUrl().orElse(null),
                seconds);
    }

    String toJson() throws JsonProcessingException {
        return new JsonMapper().writeValueAsString(this);
    }
}
