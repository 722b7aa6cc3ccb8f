package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Who has the champion's alias: what goes on while MLflow cannot be asked. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChampionStatus(
        @JsonPropertyDescription("The model version.") @Size(max = 16)
        String version,

        @JsonPropertyDescription("Its run in MLflow.") @Size(max = 64)
        String runId,

        @JsonPropertyDescription("Its value of the objective's metric; empty where it was not chosen by that metric.")
        @Size(max = 32)
        String value) {

    public ChampionStatus {
        version = requireNonNullElse(version, "");
        runId = requireNonNullElse(runId, "");
        value = requireNonNullElse(value, "");
    }
}
