package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.mining.transaction.Transactions;
import dev.apriori.results.ShardResults;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialResults;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Logs the trials of a pass. While one is sent, the files of the next ones are made. */
final class PassLog implements AutoCloseable {
    /** How many trials' files are made before they are sent. */
    private static final int AHEAD = 3;

    private final SweepContext sweep;
    private final ShardSettings settings;
    private final TrialLogger logger;
    private final Transactions transactions;
    private final ShardResults results;
    private final TrialListener listener;
    private final BooleanSupplier cancelled;
    private final WorkFolder folder = new WorkFolder();
    private final TrialFiles files;
    private final ExecutorService makers;

    PassLog(
            SweepContext sweep,
            ShardSettings settings,
            TrialLogger logger,
            Transactions transactions,
            ShardResults results,
            TrialListener listener,
            BooleanSupplier cancelled) {
        this.sweep = sweep;
        this.settings = settings;
        this.logger = logger;
        this.transactions = transactions;
        this.results = results;
        this.listener = listener;
        this.cancelled = cancelled;
        this.makers = Executors.newFixedThreadPool(settings.threads());
        this.files = new TrialFiles(sweep.name(), transactions, folder);
    }

    /** Logs all of them; the best logs its model, unless an earlier one of the shard is better. */
    void log(List<MinedTrial> batch) {
        List<MinedTrial> mined = batch.stream()
                .sorted(Comparator.comparingInt(trial -> trial.trial().number()))
                .toList();
        listener.mined(mined.size(), secondsOf(mined));
        OptionalInt best = bestOf(mined);
        Queue<CompletableFuture<PreparedTrial>> making = new ArrayDeque<>();
        for (MinedTrial trial : mined) {
            switch (trial) {
                case MinedTrial.Succeeded succeeded -> {
                    making.add(CompletableFuture.supplyAsync(() -> files.make(succeeded), makers));
                    if (making.size() > AHEAD) {
                        log(made(making.remove()), best);
                    }
                }
                case MinedTrial.Stopped stopped -> logFailure(stopped);
            }
        }
        making.forEach(last -> log(made(last), best));
    }

    private OptionalInt bestOf(List<MinedTrial> mined) {
        Leaders fresh = settings.objective()
                .leaders(succeeded(mined)
                        .map(trial -> TrialResults.of(trial.trial(), "", TrialMetrics.of(trial, transactions))));
        return settings.objective().merge(results.leaders(), fresh).best().stream()
                .mapToInt(Candidate::trial)
                .findFirst();
    }

    /** The trials of a pass share its time. */
    private static double secondsOf(List<MinedTrial> mined) {
        return succeeded(mined)
                .mapToDouble(
                        trial -> trial.seconds().itemsets() + trial.seconds().rules())
                .max()
                .orElse(0);
    }

    private static Stream<MinedTrial.Succeeded> succeeded(List<MinedTrial> mined) {
        return mined.stream().filter(MinedTrial.Succeeded.class::isInstance).map(MinedTrial.Succeeded.class::cast);
    }

    private void log(PreparedTrial prepared, OptionalInt best) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled between trials");
        }
        Trial trial = prepared.mined().trial();
        boolean wantsModel = switch (settings.models()) {
            case ALL -> prepared.mined().rules().size() > 0;
            case BEST -> best.equals(OptionalInt.of(trial.number()));
        };
        Run run;
        if (wantsModel) {
            try (var modelFolder = new WorkFolder()) {
                var model = TrialModel.of(sweep, prepared.mined(), transactions, modelFolder.path());
                run = logger.log(prepared, Optional.of(model));
            }
        } else {
            run = logger.log(prepared, Optional.empty());
        }
        var end = new TrialEnd.Finished(run.id(), prepared.data().metrics());
        results.ended(trial, end);
        listener.finished(trial, end, false);
    }

    private void logFailure(MinedTrial.Stopped stopped) {
        logger.logFailure(
                stopped.trial(),
                RunData.empty()
                        .withParams(stopped.trial().parameters().byName())
                        .withTags(Map.of(TrialTags.FAILURE, stopped.reason(), TrialTags.NOTE, stopped.reason())));
        var end = new TrialEnd.Failed(stopped.reason());
        results.ended(stopped.trial(), end);
        listener.failed(stopped.trial(), end);
    }

    private static PreparedTrial made(CompletableFuture<PreparedTrial> making) {
        try {
            return making.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        makers.shutdownNow();
        makers.close();
        folder.close();
    }
}
