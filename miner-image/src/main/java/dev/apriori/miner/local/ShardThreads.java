package dev.apriori.miner.local;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.shard.NumberSet;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Shards as threads of this process. For one thread to start and await them. */
final class ShardThreads implements AutoCloseable {
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("shard-", 0).factory());
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private NumberSet running = NumberSet.NONE;
    private volatile boolean cancelled;

    /** What became of a thread. */
    private sealed interface Ended {
        int shard();

        record Reported(int shard, ShardReport report) implements Ended {}

        record Cancelled(int shard) implements Ended {}

        record Failed(int shard, RuntimeException failure) implements Ended {}
    }

    NumberSet running() {
        return running;
    }

    /** @param work asks between its steps whether it is cancelled, and throws a CancellationException then */
    void start(int shard, Function<BooleanSupplier, ShardReport> work) {
        cancelled = false;
        running = running.plus(NumberSet.of(shard));
        threads.execute(() -> ended.add(end(shard, work)));
    }

    private Ended end(int shard, Function<BooleanSupplier, ShardReport> work) {
        try {
            return new Ended.Reported(shard, work.apply(() -> cancelled));
        } catch (CancellationException e) {
            return new Ended.Cancelled(shard);
        } catch (RuntimeException e) {
            return new Ended.Failed(shard, e);
        } catch (Error e) {
            // Such as a full heap: whoever waits has to hear of it.
            return new Ended.Failed(shard, new CompletionException(e));
        }
    }

    /** Asks all that run to end. */
    void cancel() {
        cancelled = true;
    }

    /**
     * Waits for one to end. What a shard fails with is thrown here, once the others have ended as well.
     *
     * @return its report; empty when it was cancelled
     */
    Optional<ShardReport> awaitOne() {
        return switch (take()) {
            case Ended.Reported reported -> Optional.of(reported.report());
            case Ended.Cancelled none -> Optional.empty();
            case Ended.Failed failed -> {
                cancel();
                while (!running.isEmpty()) {
                    take();
                }
                throw failed.failure();
            }
        };
    }

    private Ended take() {
        try {
            Ended one = ended.take();
            running = running.minus(NumberSet.of(one.shard()));
            return one;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Interrupts what still runs, and waits for its end. */
    @Override
    public void close() {
        cancel();
        threads.shutdownNow();
        threads.close();
    }
}
