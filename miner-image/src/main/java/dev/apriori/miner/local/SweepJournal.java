package dev.apriori.miner.local;

import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.miner.trial.OpenRuns;
import dev.apriori.miner.trial.SweepContext;
import dev.apriori.miner.trial.SweepFiles;
import dev.apriori.miner.trial.SweepOutcome;
import dev.apriori.miner.trial.TrialListener;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.TrackingException;
import dev.apriori.tracking.TrackingException.Unreachable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Notes what becomes of a sweep's trials, and writes it into the sweep's run at its end. What is to be written is drawn as
 * soon as the last trial has ended, while the best one is made a version and tried.
 */
final class SweepJournal implements TrialListener {
    private final Mlflow mlflow;
    private final OpenRuns runs;
    private final SweepContext sweep;
    private final ObjectiveSpec objective;
    private final int planned;
    private final TrialListener listener;
    private final Map<Trial, TrialEnd> ends = new LinkedHashMap<>();
    private final CompletableFuture<SweepFiles> drawn = new CompletableFuture<>();

    /** @param planned how many trials there are to be */
    SweepJournal(
            Mlflow mlflow,
            OpenRuns runs,
            SweepContext sweep,
            ObjectiveSpec objective,
            int planned,
            TrialListener listener) {
        this.mlflow = mlflow;
        this.runs = runs;
        this.sweep = sweep;
        this.objective = objective;
        this.planned = planned;
        this.listener = listener;
    }

    /** Names the sweep's data, before trials do: those that name a new data set at once are in each other's way. */
    void begin() {
        mlflow.runs().logInputs(sweep.parentRunId(), List.of(sweep.input()));
    }

    @Override
    public synchronized void mined(int trials, double seconds) {
        listener.mined(trials, seconds);
    }

    @Override
    public synchronized void finished(Trial trial, TrialEnd.Finished end, boolean before) {
        ended(trial, end);
        listener.finished(trial, end, before);
    }

    @Override
    public synchronized void failed(Trial trial, TrialEnd.Failed end) {
        ended(trial, end);
        listener.failed(trial, end);
    }

    private void ended(Trial trial, TrialEnd end) {
        boolean more = ends.put(trial, end) == null;
        if (more && ends.size() == planned) {
            SweepOutcome outcome = outcome();
            drawn.completeAsync(() -> SweepFiles.of(outcome));
        }
    }

    private synchronized SweepOutcome outcome() {
        return new SweepOutcome(sweep.name(), objective, ends);
    }

    /** The sweep has come to a model. */
    void conclude(Path experimentFile) {
        Run run = mlflow.runs().get(sweep.parentRunId());
        mlflow.artifacts().put(run.artifactUri(), "experiment.yaml", experimentFile);
        try (SweepFiles files = files()) {
            outcome().log(mlflow, run, files);
        }
        mlflow.runs().finish(run.id(), RunStatus.FINISHED);
        runs.ended(run.id());
    }

    /** A sweep may end early, with fewer trials than were planned. */
    private SweepFiles files() {
        if (ends.size() < planned) {
            return SweepFiles.of(outcome());
        }
        try {
            return drawn.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The sweep has come to an end without one. Where MLflow is the trouble, it need not be told. */
    void abandon(RuntimeException failure) {
        if (ends.size() == planned) {
            drawn.handle((files, thrown) -> Optional.ofNullable(files)).join().ifPresent(SweepFiles::close);
        }
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
