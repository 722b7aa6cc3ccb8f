package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Dataset;
import dev.apriori.results.Registrar;
import dev.apriori.results.ShardResults;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialRuns;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Runs shards of a sweep: asks MLflow which trials are finished, mines the others, pass by pass, and logs each as a run.
 * Done again after whatever interruption, it leaves one run a trial. Safe for use by many threads.
 */
public final class ShardRunner {
    private final Mlflow mlflow;
    private final OpenRuns runs;
    private final SweepContext sweep;
    private final Dataset dataset;
    private final ShardSettings settings;
    private final TrialListener listener;

    public ShardRunner(
            Mlflow mlflow,
            OpenRuns runs,
            SweepContext sweep,
            Dataset dataset,
            ShardSettings settings,
            TrialListener listener) {
        this.mlflow = mlflow;
        this.runs = runs;
        this.sweep = sweep;
        this.dataset = dataset;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * @param trials of the shard; at least one
     * @param cancelled asked between trials
     * @throws CancellationException once it is cancelled
     */
    public ShardReport run(int shard, List<Trial> trials, BooleanSupplier cancelled) {
        var results = new ShardResults(settings.objective());
        TrialRuns.passes(trials).forEach(sharing -> runPass(shard, sharing, results, cancelled));
        return results.report(shard);
    }

    private void runPass(int shard, List<Trial> trials, ShardResults results, BooleanSupplier cancelled) {
        var logger = new TrialLogger(mlflow, runs, sweep, shard);
        Map<Trial, Run> finished = logger.finished(trials);
        finished.forEach((trial, run) -> {
            var end = new TrialEnd.Finished(run.id(), run.data().metrics());
            results.ended(trial, end);
            listener.finished(trial, end, true);
        });
        List<Trial> open =
                trials.stream().filter(trial -> !finished.containsKey(trial)).toList();
        if (open.isEmpty()) {
            return;
        }
        logger.findLeft(open);
        var miner = new ShardMiner(dataset, open, settings);
        try (var log = new PassLog(sweep, settings, logger, miner.transactions(), results, listener, cancelled)) {
            var batch = new RuleBatch<>(settings.limits().maxRules(), MinedTrial::ruleCount, log::log);
            miner.mine(batch::add);
            batch.flush();
        }
    }

    /** The model that a finished trial has logged; logged now, for one that was not the best when it was mined. */
    public LoggedModel model(Trial trial, String runId) {
        Run run = mlflow.runs().get(runId);
        return Registrar.modelOf(mlflow, run).orElseGet(() -> logModel(trial, run));
    }

    private LoggedModel logModel(Trial trial, Run run) {
        var miner = new ShardMiner(dataset, List.of(trial), settings);
        miner.mine(mined -> {
            switch (mined) {
                case MinedTrial.Succeeded succeeded -> {
                    try (var folder = new WorkFolder()) {
                        TrialModel.of(sweep, succeeded, miner.transactions(), folder.path())
                                .log(mlflow, run);
                    }
                }
                case MinedTrial.Stopped stopped ->
                    throw new MiningException("trial " + trial.number()
                            + " is the best and has a finished run, but now " + stopped.reason());
            }
        });
        return Registrar.modelOf(mlflow, run).orElseThrow();
    }
}
