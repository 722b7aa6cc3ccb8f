package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.objective.TrialResult;
import dev.apriori.mining.transaction.Transactions;
import dev.apriori.results.ShardResults;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialResults;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Logs the trials of a pass: while some are sent, the files of the next ones are made. After one that could not be logged
 * no other is begun.
 */
final class PassLog implements AutoCloseable {
    /** A server with one worker is busy with two at once, and has no queue. */
    private static final int SENT_AT_ONCE = 2;
    /** How many trials' files may be there that are not sent yet. */
    private static final int AHEAD = 6;

    private final SweepContext sweep;
    private final ShardSettings settings;
    private final TrialLogger logger;
    private final Transactions transactions;
    private final ShardResults results;
    private final TrialListener listener;
    private final BooleanSupplier cancelled;
    private final WorkFolder folder = new WorkFolder();
    private final TrialMetrics metrics;
    private final TrialFiles files;
    private final ExecutorService makers;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENT_AT_ONCE);
    private final Semaphore ahead = new Semaphore(AHEAD);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

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
        this.metrics = new TrialMetrics(transactions);
        this.files = new TrialFiles(sweep.name(), metrics, folder);
    }

    /** Logs all of them; the best logs its model, unless an earlier one of the shard is better. */
    void log(List<MinedTrial> batch) {
        List<MinedTrial> mined = batch.stream()
                .sorted(Comparator.comparingInt(trial -> trial.trial().number()))
                .toList();
        listener.mined(mined.size(), secondsOf(mined));
        OptionalInt best = bestOf(mined);
        List<CompletableFuture<?>> logging = new ArrayList<>();
        try {
            for (MinedTrial trial : mined) {
                ahead.acquire();
                logging.add(start(trial, best).handle((end, thrown) -> ended(thrown)));
            }
            CompletableFuture.allOf(logging.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw failure.get() instanceof RuntimeException cause ? cause : new CompletionException(failure.get());
        }
    }

    private CompletableFuture<TrialEnd> start(MinedTrial trial, OptionalInt best) {
        return switch (trial) {
            case MinedTrial.Succeeded succeeded ->
                CompletableFuture.supplyAsync(() -> goOn(() -> files.make(succeeded)), makers)
                        .thenApplyAsync(prepared -> goOn(() -> log(prepared, best)), senders);
            case MinedTrial.Stopped stopped ->
                CompletableFuture.supplyAsync(() -> goOn(() -> logFailure(stopped)), senders);
        };
    }

    private <T> T goOn(Supplier<T> step) {
        if (cancelled.getAsBoolean() || failure.get() != null) {
            throw new CancellationException("cancelled between trials");
        }
        return step.get();
    }

    /** The first failure is what the pass fails with: others come of it. */
    private boolean ended(Throwable thrown) {
        if (thrown != null) {
            failure.compareAndSet(null, thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown);
        }
        ahead.release();
        return thrown == null;
    }

    private OptionalInt bestOf(List<MinedTrial> mined) {
        List<CompletableFuture<TrialResult>> found = succeeded(mined)
                .map(trial -> CompletableFuture.supplyAsync(
                        () -> TrialResults.of(trial.trial(), "", metrics.of(trial)), makers))
                .toList();
        Leaders fresh = settings.objective().leaders(found.stream().map(CompletableFuture::join));
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

    private TrialEnd log(PreparedTrial prepared, OptionalInt best) {
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
        return end;
    }

    private TrialEnd logFailure(MinedTrial.Stopped stopped) {
        logger.logFailure(
                stopped.trial(),
                RunData.empty()
                        .withParams(stopped.trial().parameters().byName())
                        .withTags(Map.of(TrialTags.FAILURE, stopped.reason(), TrialTags.NOTE, stopped.reason())));
        var end = new TrialEnd.Failed(stopped.reason());
        results.ended(stopped.trial(), end);
        listener.failed(stopped.trial(), end);
        return end;
    }

    @Override
    public void close() {
        makers.shutdownNow();
        senders.shutdownNow();
        makers.close();
        senders.close();
        folder.close();
    }
}
