package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * What has become of an experiment: a summary of at most 16 KB, whatever the grid; the results are in MLflow.
 *
 * @param tracking null before the sweep's run is made; see {@link #sweepRun()}
 * @param best null while no trial is eligible; see {@link #bestTrial()}
 * @param model null before the best is registered; see {@link #modelVersion()}
 * @param champion null while no version is known to have the alias; see {@link #championVersion()}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AprioriExperimentStatus(
        @JsonPropertyDescription("The generation of the spec that this is about.")
        Long observedGeneration,

        @JsonPropertyDescription("Where the experiment stands.")
        Phase phase,

        @JsonPropertyDescription("The same in one sentence.") @Size(max = ExperimentCondition.MAX_MESSAGE)
        String message,

        @JsonPropertyDescription("The sweep's number: it grows with each change of the plan and each scheduled run.")
        Integer sweep,

        @JsonPropertyDescription("The sweep that took the data as it is now: the first, or the last scheduled one.")
        Integer dataSweep,

        @JsonPropertyDescription("When the sweep began, as an ISO 8601 instant; the schedule counts from it.")
        @Size(max = 40)
        String sweepTime,

        @JsonPropertyDescription("A hash of the sweep's plan; while it is the same, shards are.") @Size(max = 64)
        String planHash,

        @JsonPropertyDescription("Where in MLflow the sweep's runs are.")
        SweepRun tracking,

        @JsonPropertyDescription("How the trials stand.") TrialCounts trials,

        @JsonPropertyDescription("The shards whose results are in, as ranges, such as 0-17,19.")
        @Size(max = MAX_HARVESTED)
        String harvestedShards,

        @JsonPropertyDescription("The trials without a result, as ranges, such as 17,902-905; cut with … at 1 KB.")
        @Size(max = MAX_FAILED)
        String failedTrials,

        @JsonPropertyDescription("Why the first of the failed trials failed.")
        @Size(max = ExperimentCondition.MAX_MESSAGE)
        String failure,

        @JsonPropertyDescription("The best trial so far.") BestTrial best,

        @JsonPropertyDescription("The best trials so far, at most five.") @Size(max = 5)
        List<BestTrial> top,

        @JsonPropertyDescription("The version that the best trial became.")
        ModelVersion model,

        @JsonPropertyDescription("The version with the champion's alias, as MLflow said last.")
        ChampionStatus champion,

        @JsonPropertyDescription("What is served.") ServingStatus serving,

        @JsonPropertyDescription("What is so and what is not, by type.") @Size(max = 16)
        List<ExperimentCondition> conditions) {
    /** The most characters of {@code harvestedShards}. */
    public static final int MAX_HARVESTED = 4096;

    /** The most characters of {@code failedTrials}. */
    public static final int MAX_FAILED = 1024;

    public AprioriExperimentStatus {
        observedGeneration = requireNonNullElse(observedGeneration, 0L);
        phase = requireNonNullElse(phase, Phase.PENDING);
        message = requireNonNullElse(message, "");
        sweep = requireNonNullElse(sweep, 0);
        dataSweep = requireNonNullElse(dataSweep, 0);
        sweepTime = requireNonNullElse(sweepTime, "");
        planHash = requireNonNullElse(planHash, "");
        trials = requireNonNullElse(trials, TrialCounts.NONE);
        harvestedShards = requireNonNullElse(harvestedShards, "");
        failedTrials = requireNonNullElse(failedTrials, "");
        failure = requireNonNullElse(failure, "");
        top = top == null ? List.of() : List.copyOf(top);
        serving = requireNonNullElse(serving, ServingStatus.NONE);
        // a type or a state that is not known is of a later operator
        conditions = requireNonNullElse(conditions, List.<ExperimentCondition>of()).stream()
                .filter(condition -> condition.type() != null && condition.status() != null)
                .toList();
    }

    /** Before anything has been observed. */
    public static AprioriExperimentStatus initial() {
        return new AprioriExperimentStatus(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    public Optional<SweepRun> sweepRun() {
        return Optional.ofNullable(tracking);
    }

    public Optional<BestTrial> bestTrial() {
        return Optional.ofNullable(best);
    }

    public Optional<ModelVersion> modelVersion() {
        return Optional.ofNullable(model);
    }

    public Optional<ChampionStatus> championVersion() {
        return Optional.ofNullable(champion);
    }

    /** The same about a spec that is not worked on. */
    public AprioriExperimentStatus refused(
            long generation, Phase newPhase, String newMessage, List<ExperimentCondition> newConditions) {
        return new AprioriExperimentStatus(
                generation,
                newPhase,
                newMessage,
                sweep,
                dataSweep,
                sweepTime,
                planHash,
                tracking,
                trials,
                harvestedShards,
                failedTrials,
                failure,
                best,
                top,
                model,
                champion,
                serving,
                newConditions);
    }

    /** The condition of that type. */
    public Optional<ExperimentCondition> condition(ConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}
