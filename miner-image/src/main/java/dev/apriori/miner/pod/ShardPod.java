package dev.apriori.miner.pod;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.miner.load.LoadedData;
import dev.apriori.miner.trial.OnlineHitRates;
import dev.apriori.miner.trial.OpenRuns;
import dev.apriori.miner.trial.RunTags;
import dev.apriori.miner.trial.ShardRunner;
import dev.apriori.miner.trial.ShardSettings;
import dev.apriori.miner.trial.StoppableWork;
import dev.apriori.miner.trial.SweepContext;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.itemset.ItemsetMiner;
import dev.apriori.results.SweepOrder;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import java.util.List;
import java.util.Optional;

/**
 * Runs one shard of a sweep, as a Job's pod does. What it finds finished in MLflow it does not mine again, so that it may
 * be started as often as need be.
 */
public final class ShardPod {
    private final SweepOrder order;
    private final int shard;
    private final LoadedData data;
    private final Mlflow mlflow;
    private final ItemsetMiner miner;
    private final PodLog log;
    private final OpenRuns runs;
    private final StoppableWork work;

    /**
     * @param shard of the order's plan
     * @param miner of itemsets
     */
    public ShardPod(SweepOrder order, int shard, LoadedData data, ItemsetMiner miner, Mlflow mlflow, PodLog log) {
        this.order = order;
        this.shard = shard;
        this.data = data;
        this.miner = miner;
        this.mlflow = mlflow;
        this.log = log;
        this.runs = new OpenRuns(mlflow);
        this.work = new StoppableWork(runs);
    }

    /**
     * What is to be mended before any work is worth its while.
     *
     * @throws MiningException when the sweep has no such shard
     */
    public static void check(SweepOrder order, int shard) {
        int shards = order.plan().count();
        if (shard >= shards) {
            throw new MiningException("--shard is " + shard + ", but the sweep has " + shards
                    + (shards == 1 ? " shard: give 0" : " shards: give 0 to " + (shards - 1)));
        }
        ShardSettings.of(order.spec(), 1, ItemsetMiner.IN_MEMORY);
    }

    /** Mines what is open; when it returns, each trial of the shard has its run, and the best of them a model. */
    public ShardReport run() {
        return work.run(this::mine);
    }

    private ShardReport mine() {
        ShardPlan plan = order.plan();
        List<Trial> trials = plan.trialsOf(shard);
        int threads = Runtime.getRuntime().availableProcessors();
        log.say("runs " + trials.size() + " of " + plan.grid().size() + " trials with " + threads + " threads");
        if (shard == 0) {
            // One of the pods says what the whole sweep is mined from, and what is heard: the one that every plan has.
            mlflow.runs().logInputs(order.parentRunId(), List.of(data.input()));
            if (!order.modelName().isEmpty()) {
                OnlineHitRates.note(mlflow, order.modelName(), data.heard());
            }
        }
        var settings = ShardSettings.of(order.spec(), threads, miner);
        var runner = new ShardRunner(mlflow, runs, context(), data.dataset(), settings, log);
        ShardReport report = runner.run(shard, trials, () -> false);
        Optional<Candidate> best = report.leaders().stream().findFirst();
        best.ifPresent(leader -> {
            LoggedModel model = runner.model(plan.grid().trial(leader.trial()), leader.runId());
            log.say("trial " + leader.trial() + " is the best of the shard: model " + model.id());
        });
        log.say(report.succeeded() + " trials succeeded, " + report.failed() + " failed");
        return report;
    }

    private SweepContext context() {
        return new SweepContext(
                order.trialRuns(),
                order.parentRunId(),
                order.name(),
                RunTags.of(order.namespace(), order.cluster(), "apriori shard", RunTags.Source.JOB),
                data.input());
    }

    /** Stops what is under way within some seconds, and marks its runs as KILLED. For a shutdown hook. */
    public void interrupt() {
        work.interrupt();
    }
}
