package dev.apriori.tracking;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run to be made.
 *
 * @param tags set as the run is made, so that whoever finds the run finds them
 */
public record NewRun(String experimentId, String name, Instant startTime, Map<String, String> tags) {
    private static final String PARENT = "mlflow.parentRunId";

    public NewRun {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** A run that starts now. */
    public static NewRun named(String experimentId, String name) {
        return new NewRun(experimentId, name, Instant.now(), Map.of());
    }

    /** The same, shown under another run. */
    public NewRun childOf(String parentRunId) {
        return tagged(PARENT, parentRunId);
    }

    public NewRun tagged(String key, String value) {
        return tagged(Map.of(key, value));
    }

    public NewRun tagged(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(more);
        return new NewRun(experimentId, name, startTime, all);
    }

    public NewRun startedAt(Instant time) {
        return new NewRun(experimentId, name, time, tags);
    }
}
