package dev.apriori.miner.local;

import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.ObjectiveSpec.Direction;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.miner.report.Sweep;
import dev.apriori.miner.report.SweepReport;
import dev.apriori.miner.trial.OpenRuns;
import dev.apriori.miner.trial.SweepContext;
import dev.apriori.miner.trial.TrialListener;
import dev.apriori.miner.trial.WorkFolder;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.TrackingException;
import dev.apriori.tracking.TrackingException.Unreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Notes what becomes of a sweep's trials, and writes it into the sweep's run at its end. */
final class SweepJournal implements TrialListener {
    private final Mlflow mlflow;
    private final OpenRuns runs;
    private final SweepContext sweep;
    private final TrialListener listener;
    private final Map<Trial, Ended> outcomes = new TreeMap<>(Comparator.comparingInt(Trial::number));
    private double miningSeconds;

    private sealed interface Ended {
        record Finished(Map<String, Double> metrics) implements Ended {}

        record Failed(String reason) implements Ended {}
    }

    SweepJournal(Mlflow mlflow, OpenRuns runs, SweepContext sweep, TrialListener listener) {
        this.mlflow = mlflow;
        this.runs = runs;
        this.sweep = sweep;
        this.listener = listener;
    }

    @Override
    public synchronized void mined(int trials, double seconds) {
        miningSeconds += seconds;
        listener.mined(trials, seconds);
    }

    @Override
    public synchronized void finished(Trial trial, Map<String, Double> metrics, boolean before) {
        outcomes.put(trial, new Ended.Finished(metrics));
        listener.finished(trial, metrics, before);
    }

    @Override
    public synchronized void failed(Trial trial, String reason) {
        outcomes.put(trial, new Ended.Failed(reason));
        listener.failed(trial, reason);
    }

    /** The sweep has come to a model. */
    void conclude(Path experimentFile, ObjectiveSpec objective, LocalResult result) {
        Run run = mlflow.runs().get(sweep.parentRunId());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("trials_succeeded", (double) result.succeeded());
        metrics.put("trials_failed", (double) result.failed());
        if (miningSeconds > 0) {
            metrics.put("mining_seconds", miningSeconds);
        }
        metrics.put(result.objective(), result.best().value());
        mlflow.runs().log(run.id(), RunData.empty().withMetrics(metrics));
        mlflow.runs().logInputs(run.id(), List.of(sweep.input()));
        mlflow.artifacts().put(run.artifactUri(), "experiment.yaml", experimentFile);
        report(run, objective);
        mlflow.runs().finish(run.id(), RunStatus.FINISHED);
        runs.ended(run.id());
    }

    private void report(Run run, ObjectiveSpec objective) {
        List<Sweep.Trial> trials = outcomes.entrySet().stream()
                .map(entry -> new Sweep.Trial(
                        entry.getKey().number(),
                        entry.getKey().parameters().byName(),
                        outcome(entry.getValue(), objective.metric().id())))
                .toList();
        var outcome =
                new Sweep(sweep.name(), objective.metric().id(), objective.direction() == Direction.MAXIMIZE, trials);
        try (var folder = new WorkFolder()) {
            SweepReport.write(folder.path(), outcome)
                    .forEach((path, file) -> mlflow.artifacts().put(run.artifactUri(), path, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sweep.Outcome outcome(Ended ended, String objective) {
        return switch (ended) {
            case Ended.Finished finished ->
                finished.metrics().containsKey(objective)
                        ? new Sweep.Found(
                                finished.metrics().get(objective),
                                finished.metrics().getOrDefault("rules", 0.0).longValue())
                        : new Sweep.NothingFound();
            case Ended.Failed failed -> new Sweep.Failed(failed.reason());
        };
    }

    /** The sweep has come to an end without one. Where MLflow is the trouble, it need not be told. */
    void abandon(RuntimeException failure) {
        switch (failure) {
            case CancellationException stopped -> {}
            case Unreachable away -> runs.leave();
            default -> fail(failure);
        }
    }

    private void fail(RuntimeException failure) {
        try {
            mlflow.runs()
                    .log(
                            sweep.parentRunId(),
                            RunData.empty().withTags(Map.of(TrialTags.FAILURE, String.valueOf(failure.getMessage()))));
            mlflow.runs().finish(sweep.parentRunId(), RunStatus.FAILED);
            runs.ended(sweep.parentRunId());
        } catch (TrackingException again) {
            failure.addSuppressed(again);
        }
    }
}
