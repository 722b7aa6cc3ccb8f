package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** A version of a registered model. */
public record ModelVersion(
        @JsonPropertyDescription("The registered model.") @Size(max = 250)
        String name,

        @JsonPropertyDescription("Its version, such as 4.") @Size(max = 16)
        String version,

        @JsonPropertyDescription("The two as MLflow's address, such as models:/movielens/4.") @Size(max = 300)
        String uri,

        @JsonPropertyDescription("Its run in MLflow.") @Size(max = 64)
        String runId,

        @JsonPropertyDescription(
                "Whether it has had the champion's alias: who moves the alias afterwards has the last" + " word.")
        boolean promoted,

        @JsonPropertyDescription("How well it recommends.") HitRates hitRates) {
    public ModelVersion {
        hitRates = requireNonNullElse(hitRates, HitRates.UNKNOWN);
    }

    /** The version of that model, made of that run. */
    public static ModelVersion of(String name, String version, String runId, boolean promoted, HitRates hitRates) {
        return new ModelVersion(name, version, "models:/" + name + "/" + version, runId, promoted, hitRates);
    }
}
