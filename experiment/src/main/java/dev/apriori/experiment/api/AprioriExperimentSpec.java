package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What to mine, how to judge it, and what to do with the best. A part that is left out, here and in the records within,
 * takes its default: the constructors are the one place where defaults stand.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = SpecRules.FEEDBACK_SOMEWHERE,
        message = SpecRules.FEEDBACK_SOMEWHERE_FIX,
        fieldPath = ".dataset.feedback.volume")
public record AprioriExperimentSpec(
        @JsonPropertyDescription("True stops mining and starts nothing new until it is false again; what has been mined"
                + " is kept, and a served model goes on being served.")
        boolean suspend,

        @Required @JsonPropertyDescription("The ratings or baskets to mine.")
        Dataset dataset,

        @Required
        @JsonPropertyDescription("The settings to try: one trial for each combination of the lists' values, at"
                + " most 10000 trials. Trials are numbered from 0, the last list varying fastest.")
        @ValidationRule(value = SpecRules.GRID_SIZE, message = SpecRules.GRID_SIZE_FIX)
        GridSpec grid,

        @JsonPropertyDescription("Which trials of the grid are run: all, or a random choice.")
        Search search,

        @JsonPropertyDescription(
                "Which rules are wanted, the same for all trials: significant ones, and with which items.")
        RulesSpec rules,

        @JsonPropertyDescription("Which trial is the best: the one with the best value among those eligible; equal ones"
                + " by more rules, then by the lower number.")
        ObjectiveSpec objective,

        @JsonPropertyDescription("What one trial may use up before it is stopped and counted as failed.")
        Limits limits,

        @JsonPropertyDescription("How trials are spread over Jobs.")
        Execution execution,

        @JsonPropertyDescription("The MLflow server and experiment that hold the results.")
        TrackingSpec tracking,

        @JsonPropertyDescription("The registered model that the best trial becomes a version of.")
        Registry registry,

        @JsonPropertyDescription("The server that answers with the champion's recommendations.")
        Serving serving,

        @JsonPropertyDescription("When to mine again on fresh data, as the five fields of cron in UTC, such as"
                + " \"0 3 * * *\" for 3 in the night; empty for never.")
        @Size(max = 100)
        @ValidationRule(value = SpecRules.SCHEDULE, message = SpecRules.SCHEDULE_FIX)
        String schedule) {

    public AprioriExperimentSpec {
        requireNonNull(dataset, "spec.dataset");
        requireNonNull(grid, "spec.grid");
        search = requireNonNullElseGet(search, Search::all);
        rules = requireNonNullElse(rules, RulesSpec.ANY);
        objective = requireNonNullElseGet(objective, ObjectiveSpec::defaults);
        limits = requireNonNullElseGet(limits, Limits::defaults);
        execution = requireNonNullElseGet(execution, Execution::defaults);
        tracking = requireNonNullElseGet(tracking, TrackingSpec::defaults);
        registry = requireNonNullElseGet(registry, Registry::defaults);
        serving = requireNonNullElseGet(serving, Serving::defaults);
        schedule = requireNonNullElse(schedule, "");
    }
}
