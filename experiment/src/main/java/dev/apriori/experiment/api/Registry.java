package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where the best becomes a model version, and when that version becomes the champion. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Registry(
        @JsonPropertyDescription("The registered model in MLflow; empty for the resource's name.")
        @Size(max = 250)
        @ValidationRule(value = SpecRules.MODEL_NAME, message = SpecRules.MODEL_NAME_FIX)
        String modelName,

        @JsonPropertyDescription("The alias of the version that is served; it moves when a new version has answered.")
        @Size(max = 100)
        @ValidationRule(value = SpecRules.ALIAS, message = SpecRules.ALIAS_FIX)
        String alias,

        @JsonPropertyDescription("When the best trial's version takes the alias: Always; IfBetter than the version that"
                + " has it, by the objective; or Never, when a person moves it.")
        Promote promote) {
    /** When a new version becomes the champion. */
    public enum Promote {
        @JsonProperty("Always")
        ALWAYS,
        @JsonProperty("IfBetter")
        IF_BETTER,
        @JsonProperty("Never")
        NEVER
    }

    public Registry {
        modelName = requireNonNullElse(modelName, "");
        alias = requireNonNullElse(alias, "champion");
        promote = requireNonNullElse(promote, Promote.IF_BETTER);
    }

    static Registry defaults() {
        return new Registry(null, null, null);
    }

    /** The registered model's name, for a resource of that name. */
    public String modelNameOr(String resourceName) {
        return modelName.isEmpty() ? resourceName : modelName;
    }
}
