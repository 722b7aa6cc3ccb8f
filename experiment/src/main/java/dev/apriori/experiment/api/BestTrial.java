package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** A trial worth naming. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BestTrial(
        @Required @JsonPropertyDescription("The trial's number in the grid.")
        int trial,

        @JsonPropertyDescription("Its run in MLflow.") @Size(max = 64)
        String runId,

        @JsonPropertyDescription("Its value of the objective's metric, such as 53.2875.") @Size(max = 32)
        String value,

        @JsonPropertyDescription("The same to six digits.") @Size(max = 32)
        String rounded,

        @JsonPropertyDescription("How many rules it has.") Long rules,

        @JsonPropertyDescription("Its settings, by their names in MLflow.") @Size(max = 16)
        Map<String, @Size(max = 64) String> parameters) {

    public BestTrial {
        runId = requireNonNullElse(runId, "");
        value = requireNonNullElse(value, "");
        rounded = requireNonNullElse(rounded, value);
        rules = requireNonNullElse(rules, 0L);
        parameters = Copies.of(parameters);
    }
}
