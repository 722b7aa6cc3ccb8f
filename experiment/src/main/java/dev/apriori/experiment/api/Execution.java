package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Map;
import java.util.OptionalInt;

/** How trials are spread over Jobs, or over threads on one machine. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Execution(
        @JsonPropertyDescription(
                "What mines. InMemory: each Job in the memory of its one pod; Spark: each Job has Spark"
                        + " executors search for the itemsets; Auto: InMemory. All find the same.")
        Engine engine,

        @JsonPropertyDescription("How many Spark executors a Job has; only the engine Spark has any.") @Min(1) @Max(100)
        Integer executors,

        @JsonPropertyDescription(
                "How many Jobs run at once (threads, on one machine); changing it never ends a" + " running one.")
        @Min(1)
        @Max(256)
        Integer parallelism,

        @JsonPropertyDescription("How many trials share a Job: Auto puts those together that one mining pass answers"
                + " (the same maxLength, minRating, minRatingsPerItem and algorithm), up to 200; or a number,"
                + " such as 1 for a Job each.")
        @ValidationRule(value = SpecRules.TRIALS_PER_JOB, message = SpecRules.TRIALS_PER_JOB_FIX)
        IntOrString trialsPerJob,

        @JsonPropertyDescription("How often a Job whose pod died is tried again; trials it had finished are kept.")
        @Min(0)
        @Max(20)
        Integer retriesPerJob,

        @JsonPropertyDescription("The share of all trials, in per cent, that may fail before the experiment does.")
        @Min(0)
        @Max(100)
        Integer maxFailedPercent,

        @JsonPropertyDescription("The Kueue LocalQueue that admits the Jobs; empty for none.")
        @Size(max = 63)
        @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
        String queueName,

        @JsonPropertyDescription("A template for the mining pods (core/v1 PodTemplateSpec): resources, node selector,"
                + " tolerations, service account or image; its container named 'miner' is merged with ours.")
        @PreserveUnknownFields
        Map<String, Object> podTemplate) {
    /** What mines. */
    public enum Engine {
        @JsonProperty("Auto")
        AUTO,
        @JsonProperty("InMemory")
        IN_MEMORY,
        @JsonProperty("Spark")
        SPARK
    }

    public Execution {
        engine = requireNonNullElse(engine, Engine.AUTO);
        executors = requireNonNullElse(executors, 2);
        parallelism = requireNonNullElse(parallelism, 4);
        trialsPerJob = requireNonNullElse(trialsPerJob, new IntOrString("Auto"));
        retriesPerJob = requireNonNullElse(retriesPerJob, 2);
        maxFailedPercent = requireNonNullElse(maxFailedPercent, 10);
        queueName = requireNonNullElse(queueName, "");
        podTemplate = Copies.of(podTemplate);
    }

    static Execution defaults() {
        return new Execution(null, null, null, null, null, null, null, null);
    }

    /** The number of trials in a Job, where it is given as a number; else those of one mining pass share a Job. */
    public OptionalInt fixedTrialsPerJob() {
        return trialsPerJob.getIntVal() == null ? OptionalInt.empty() : OptionalInt.of(trialsPerJob.getIntVal());
    }
}
