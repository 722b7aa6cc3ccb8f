package dev.apriori.miner.local;

import dev.apriori.results.TrialTags;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an experiment has left in MLflow so far. */
public record Left(Mlflow mlflow, String name) {
    public List<Run> trials() {
        return all().stream()
                .filter(run -> !run.tag(TrialTags.TRIAL_KEY).isEmpty())
                .toList();
    }

    public List<Run> sweeps() {
        return all().stream().filter(run -> !run.tag(TrialTags.PLAN).isEmpty()).toList();
    }

    /** Fails where a trial has more than one run. */
    public Map<String, Run> byKey() {
        return trials().stream().collect(Collectors.toMap(run -> run.tag(TrialTags.TRIAL_KEY), Function.identity()));
    }

    public Set<String> ids() {
        return trials().stream().map(Run::id).collect(Collectors.toSet());
    }

    public long trialsThatAre(RunStatus status) {
        return trials().stream().filter(run -> run.status() == status).count();
    }

    public List<ModelVersion> versions() {
        int newest = mlflow.registry()
                .latest(name)
                .map(version -> Integer.parseInt(version.version()))
                .orElse(0);
        return IntStream.rangeClosed(1, newest)
                .mapToObj(number -> mlflow.registry().version(name, Integer.toString(number)))
                .toList();
    }

    /** The version that has the alias. */
    public Optional<String> alias(String alias) {
        return mlflow.registry().alias(name, alias).map(ModelVersion::version);
    }

    public List<LoggedModel> modelsOf(Run run) {
        return mlflow.models()
                .withTag(run.experimentId(), "apriori.run", run.id())
                .toList();
    }

    private List<Run> all() {
        return mlflow.experiments()
                .find(name)
                .map(experiment -> mlflow.runs()
                        .search(RunQuery.of(experiment.id(), RunFilter.all()))
                        .toList())
                .orElse(List.of());
    }
}
