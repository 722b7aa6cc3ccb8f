package dev.apriori.miner.local;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.miner.engine.Engines;
import dev.apriori.miner.engine.MiningEngine;
import dev.apriori.miner.load.LoadedData;
import dev.apriori.miner.trial.OnlineHitRates;
import dev.apriori.miner.trial.OpenRuns;
import dev.apriori.miner.trial.ShardRunner;
import dev.apriori.miner.trial.ShardSettings;
import dev.apriori.miner.trial.StoppableWork;
import dev.apriori.miner.trial.SweepContext;
import dev.apriori.results.Registrar;
import dev.apriori.tracking.Experiment;
import dev.apriori.tracking.Mlflow;

/**
 * Runs a whole experiment on this machine. What it finds done in MLflow it does not do again. What it serves it serves
 * until it is closed.
 */
public final class LocalRun implements AutoCloseable {
    /** By this tag MLflow's page of the experiment opens with its runs, not with an overview of traces. */
    private static final String KIND = "mlflow.experimentKind";

    private static final String MODEL_TRAINING = "custom_model_development";

    private final AprioriExperiment experiment;
    private final LocalOptions options;
    private final LoadedData data;
    private final Mlflow mlflow;
    private final RunListener listener;
    private final OpenRuns runs;
    private final LocalServing serving;
    private final StoppableWork work;

    /**
     * @param experiment that passed the checks
     * @param data its data
     */
    public LocalRun(
            AprioriExperiment experiment,
            LocalOptions options,
            LoadedData data,
            Mlflow mlflow,
            LocalServing serving,
            RunListener listener) {
        this.experiment = experiment;
        this.options = options;
        this.data = data;
        this.mlflow = mlflow;
        this.serving = serving;
        this.listener = listener;
        this.runs = new OpenRuns(mlflow);
        this.work = new StoppableWork(runs);
    }

    /**
     * Mines what is open, registers the best, and serves the champion.
     *
     * @throws ExperimentFailedException when there is no best
     */
    public LocalResult run() {
        return work.run(this::sweep);
    }

    private LocalResult sweep() {
        AprioriExperimentSpec spec = LocalSpec.of(experiment.getSpec(), options);
        Experiment tracked = mlflow.experiments().named(spec.tracking().experimentNameOr(SweepRun.name(experiment)));
        mlflow.experiments().tag(tracked, KIND, MODEL_TRAINING);
        var plan = ShardPlan.of(spec);
        listener.planned(
                SweepRun.name(experiment),
                plan.grid().size(),
                plan.count(),
                Pages.experiment(mlflow.server(), tracked.id()));
        SweepContext context = SweepRun.open(mlflow, runs, experiment, data, tracked.id());
        var journal = new SweepJournal(
                mlflow, runs, context, spec.objective(), plan.grid().size(), listener);
        try {
            journal.begin();
            OnlineHitRates.note(mlflow, spec.registry().modelNameOr(SweepRun.name(experiment)), data.heard());
            return sweep(spec, context, journal);
        } catch (RuntimeException failure) {
            journal.abandon(failure);
            throw failure;
        }
    }

    private LocalResult sweep(AprioriExperimentSpec spec, SweepContext context, SweepJournal journal) {
        try (MiningEngine engine = Engines.of(spec.execution(), SweepRun.name(experiment))) {
            return sweep(spec, context, journal, engine);
        }
    }

    private LocalResult sweep(
            AprioriExperimentSpec spec, SweepContext context, SweepJournal journal, MiningEngine engine) {
        String modelName = spec.registry().modelNameOr(SweepRun.name(experiment));
        int atOnce = Math.min(spec.execution().parallelism(), ShardPlan.of(spec).count());
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
        var settings = ShardSettings.of(spec, threads, engine);
        var runner = new ShardRunner(mlflow, runs, context, data.dataset(), settings, journal);
        var registrar = new Registrar(mlflow, spec, modelName);
        try (var shards = new ShardThreads()) {
            var sweep = new LocalSweep(spec, modelName, shards, runner, registrar, serving, listener);
            Decision decision = sweep.run();
            if (decision.phase() != Phase.READY) {
                throw new ExperimentFailedException(SweepRun.name(experiment) + ": " + decision.message());
            }
            LocalResult result = sweep.result(mlflow.server().uri().toString());
            journal.conclude(options.file());
            return result;
        }
    }

    /** Stops what is under way, marks it as KILLED, and stops serving. For a shutdown hook. */
    public void interrupt() {
        work.interrupt();
        serving.close();
    }

    @Override
    public void close() {
        serving.close();
    }
}
