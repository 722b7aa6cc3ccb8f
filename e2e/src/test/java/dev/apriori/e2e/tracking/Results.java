package dev.apriori.e2e.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What MLflow holds of the experiments of one name there.
 *
 * @param name of MLflow's experiment, and of the registered model
 */
public record Results(Mlflow mlflow, String name) {
    /** All runs of trials, whatever became of them. */
    public List<Run> trials() {
        return runs().stream()
                .filter(run -> !run.tag(TrialTags.TRIAL_KEY).isEmpty())
                .toList();
    }

    public List<Run> sweeps() {
        return runs().stream()
                .filter(run -> run.tag(TrialTags.TRIAL_KEY).isEmpty())
                .toList();
    }

    /** The version that an alias points at, where it points at one. */
    public Optional<String> alias(String alias) {
        return mlflow.registry().alias(name, alias).map(ModelVersion::version);
    }

    /** The newest version's number: how many have been made. */
    public int versions() {
        return mlflow.registry()
                .latest(name)
                .map(v -> Integer.parseInt(v.version()))
                .orElse(0);
    }

    /** The ids of the FINISHED runs of each trial, by the trial's key. */
    public Map<String, List<String>> finished() {
        return trials().stream()
                .filter(run -> run.status() == RunStatus.FINISHED)
                .collect(Collectors.groupingBy(Results::key, Collectors.mapping(Run::id, Collectors.toList())));
    }

    /** Each of so many trials has one run, and that is FINISHED. */
    public void assertMinedOnce(int trials) {
        Map<String, List<RunStatus>> byTrial = trials().stream()
                .collect(Collectors.groupingBy(Results::key, Collectors.mapping(Run::status, Collectors.toList())));
        assertThat(byTrial)
                .as("runs of each trial in MLflow's experiment %s", name)
                .hasSize(trials)
                .allSatisfy((trial, runs) -> assertThat(runs).containsExactly(RunStatus.FINISHED));
    }

    private static String key(Run run) {
        return run.tag(TrialTags.EXPERIMENT_UID) + " " + run.tag(TrialTags.TRIAL_KEY);
    }

    private List<Run> runs() {
        return mlflow.experiments()
                .find(name)
                .map(experiment -> mlflow.runs()
                        .search(RunQuery.of(experiment.id(), RunFilter.all()).earliest())
                        .toList())
                .orElse(List.of());
    }
}
