package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where results are logged. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrackingSpec(
        @JsonPropertyDescription("The MLflow server, such as http://mlflow:5000. Empty: on a cluster the operator's"
                + " default; on one machine a server of our own.")
        @Size(max = 2048)
        @ValidationRule(value = SpecRules.SERVER, message = SpecRules.SERVER_FIX)
        String uri,

        @JsonPropertyDescription("The MLflow experiment that the runs are logged in; empty for the resource's name.")
        @Size(max = 250)
        String experimentName,

        @JsonPropertyDescription(
                "Which trials log a model: Best, those that were the best of their shard so far; or" + " All.")
        Models models,

        @JsonPropertyDescription(
                "A Secret with MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or" + " MLFLOW_TRACKING_TOKEN.")
        SecretRef credentialsSecretRef) {
    /** Which trials log a model. */
    public enum Models {
        @JsonProperty("Best")
        BEST,
        @JsonProperty("All")
        ALL
    }

    public TrackingSpec {
        uri = requireNonNullElse(uri, "");
        experimentName = requireNonNullElse(experimentName, "");
        models = requireNonNullElse(models, Models.BEST);
        credentialsSecretRef = requireNonNullElse(credentialsSecretRef, SecretRef.NONE);
    }

    static TrackingSpec defaults() {
        return new TrackingSpec(null, null, null, null);
    }

    /** The MLflow experiment's name, for a resource of that name. */
    public String experimentNameOr(String resourceName) {
        return experimentName.isEmpty() ? resourceName : experimentName;
    }
}
