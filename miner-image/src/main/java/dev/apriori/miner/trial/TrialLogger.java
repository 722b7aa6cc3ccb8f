package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Logs trials as MLflow runs: one a trial, whoever began it. Safe for use by many threads. */
final class TrialLogger {
    private final Mlflow mlflow;
    private final OpenRuns runs;
    private final SweepContext sweep;
    private final int shard;
    private final Map<Trial, Run> left = new ConcurrentHashMap<>();

    TrialLogger(Mlflow mlflow, OpenRuns runs, SweepContext sweep, int shard) {
        this.mlflow = mlflow;
        this.runs = runs;
        this.sweep = sweep;
        this.shard = shard;
    }

    /** The FINISHED runs of trials, whoever made them. */
    Map<Trial, Run> finished(Collection<Trial> trials) {
        return sweep.trialRuns().finished(mlflow.runs(), trials);
    }

    /** Finds the runs that earlier processes have begun and not finished, so that they are taken up again. */
    void findLeft(Collection<Trial> trials) {
        left.putAll(sweep.trialRuns().left(mlflow.runs(), trials));
    }

    /** Logs a trial; its model, if it is to have one, is there before its run is FINISHED. */
    Run log(PreparedTrial prepared, Optional<TrialModel> model) {
        Run run = open(prepared.mined().trial(), prepared.data().tags());
        mlflow.runs().complete(run, prepared.data(), List.of(sweep.input()), open -> {
            new TreeMap<>(prepared.artifacts())
                    .forEach((path, file) -> mlflow.artifacts().put(open.artifactUri(), path, file));
            model.ifPresent(made -> made.log(mlflow, open));
        });
        runs.ended(run.id());
        return run;
    }

    void logFailure(Trial trial, RunData data) {
        Run run = open(trial, Map.of());
        mlflow.runs().log(run.id(), data);
        mlflow.runs().finish(run.id(), RunStatus.FAILED);
        runs.ended(run.id());
    }

    private Run open(Trial trial, Map<String, String> known) {
        Run before = left.remove(trial);
        return before == null
                ? runs.create(NewRun.named(sweep.experimentId(), trial.name(sweep.name()))
                        .childOf(sweep.parentRunId())
                        .tagged(tags(trial))
                        .tagged(known))
                : runs.resume(before);
    }

    private Map<String, String> tags(Trial trial) {
        Map<String, String> tags = new LinkedHashMap<>(sweep.tags());
        tags.putAll(sweep.trialRuns().tags(trial));
        tags.put(TrialTags.TRIAL, Integer.toString(trial.number()));
        tags.put(TrialTags.SHARD, Integer.toString(shard));
        return tags;
    }
}
