package dev.apriori.tracking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run holds by name. Params are written once; metrics and tags may be written again. */
public record RunData(Map<String, String> params, Map<String, Double> metrics, Map<String, String> tags) {
    public RunData {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    public static RunData empty() {
        return new RunData(Map.of(), Map.of(), Map.of());
    }

    public RunData withParams(Map<String, String> other) {
        return new RunData(other, metrics, tags);
    }

    public RunData withMetrics(Map<String, Double> other) {
        return new RunData(params, other, tags);
    }

    public RunData withTags(Map<String, String> other) {
        return new RunData(params, metrics, other);
    }
}
