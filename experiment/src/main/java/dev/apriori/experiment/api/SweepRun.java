package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Where in MLflow the sweep's runs are: made once, and handed down to every Job. */
public record SweepRun(
        @JsonPropertyDescription("The MLflow experiment's id.") @Size(max = 64)
        String experimentId,

        @JsonPropertyDescription("The sweep's run, the parent of its trials' runs.") @Size(max = 64)
        String runId,

        @JsonPropertyDescription("The sweep's page in MLflow.") @Size(max = 2048)
        String url,

        @JsonPropertyDescription("Whether that run has its report and has ended.")
        boolean closed) {
    /** One that goes on. */
    public static SweepRun open(String experimentId, String runId, String url) {
        return new SweepRun(experimentId, runId, url, false);
    }

    /** The same, ended. */
    public SweepRun ended() {
        return new SweepRun(experimentId, runId, url, true);
    }

    /** Not made yet. */
    public static final SweepRun NONE = new SweepRun("", "", "", false);
}
