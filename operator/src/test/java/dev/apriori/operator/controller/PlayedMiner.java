package dev.apriori.operator.controller;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.results.Registrar;
import dev.apriori.results.ShardResults;
import dev.apriori.results.SweepOrder;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialRuns;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewModel;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;

/**
 * Does to MLflow what a miner does, without mining: a trial's best lift is 10 and its number. What is FINISHED it does not
 * do again.
 */
final class PlayedMiner {
    private final Mlflow mlflow;
    private final List<Integer> mined = new CopyOnWriteArrayList<>();
    private volatile IntPredicate failing = trial -> false;

    PlayedMiner(Mlflow mlflow) {
        this.mlflow = mlflow;
    }

    void fail(IntPredicate trials) {
        failing = trials;
    }

    /** The trials that were mined, each time that they were. */
    List<Integer> mined() {
        return mined;
    }

    ShardReport mine(SweepOrder order, int shard) {
        List<Trial> trials = order.plan().trialsOf(shard);
        TrialRuns runs = order.trialRuns();
        Map<Trial, TrialEnd> before = runs.ends(mlflow.runs(), trials);
        var results = new ShardResults(Objective.of(order.spec().objective()));
        for (Trial trial : trials) {
            TrialEnd end =
                    before.get(trial) instanceof TrialEnd.Finished finished ? finished : mined(order, runs, trial);
            results.ended(trial, end);
        }
        results.leaders().best().ifPresent(best -> model(order, mlflow.runs().get(best.runId())));
        return results.report(shard);
    }

    private TrialEnd mined(SweepOrder order, TrialRuns runs, Trial trial) {
        mined.add(trial.number());
        Run run = mlflow.runs()
                .create(NewRun.named(order.experimentId(), trial.name(order.name()))
                        .childOf(order.parentRunId())
                        .tagged(runs.tags(trial)));
        if (failing.test(trial.number())) {
            mlflow.runs().log(run.id(), RunData.empty().withTags(Map.of(TrialTags.FAILURE, "it explodes")));
            mlflow.runs().finish(run.id(), RunStatus.FAILED);
            return new TrialEnd.Failed("it explodes");
        }
        Map<String, Double> metrics = Map.of("best_lift", 10.0 + trial.number(), "rules", 7.0, "transactions", 100.0);
        mlflow.runs().log(run.id(), RunData.empty().withMetrics(metrics));
        mlflow.runs().finish(run.id(), RunStatus.FINISHED);
        return new TrialEnd.Finished(run.id(), metrics);
    }

    private void model(SweepOrder order, Run run) {
        if (Registrar.modelOf(mlflow, run).isEmpty()) {
            LoggedModel model = mlflow.models()
                    .create(new NewModel(
                            order.experimentId(), "rules", run.id(), Map.of(), Map.of(TrialTags.RUN, run.id())));
            mlflow.models().ready(model.id());
        }
    }

    /** As the report's Job does. */
    void report(SweepOrder order) {
        mlflow.runs().finish(order.parentRunId(), RunStatus.FINISHED);
    }
}
