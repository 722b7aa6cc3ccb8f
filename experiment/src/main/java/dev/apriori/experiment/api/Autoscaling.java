package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A HorizontalPodAutoscaler by processor use.
 *
 * @param maxReplicas 0 while autoscaling is off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = SpecRules.AUTOSCALING, message = SpecRules.AUTOSCALING_FIX, fieldPath = ".maxReplicas")
public record Autoscaling(
        @JsonPropertyDescription("The least number of pods.") @Min(1) @Max(100)
        Integer minReplicas,

        @JsonPropertyDescription("The most pods; giving it switches autoscaling on.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Min(1)
        @Max(100)
        int maxReplicas,

        @JsonPropertyDescription("The processor use, in per cent of what the pods request, that pods are added above.")
        @Min(1)
        @Max(100)
        Integer targetCpuPercent) {

    public Autoscaling {
        minReplicas = requireNonNullElse(minReplicas, 1);
        targetCpuPercent = requireNonNullElse(targetCpuPercent, 80);
    }

    static Autoscaling off() {
        return new Autoscaling(null, 0, null);
    }

    /** Whether the number of pods follows the load. */
    public boolean on() {
        return maxReplicas > 0;
    }
}
