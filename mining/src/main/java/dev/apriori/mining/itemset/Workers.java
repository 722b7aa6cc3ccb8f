package dev.apriori.mining.itemset;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Spreads numbered steps over threads: each thread takes the next step when it has done its last. */
public final class Workers<W> {
    /** A pass hands over to others dozens of times within milliseconds: a new thread each time would take a tenth of them. */
    private static final ExecutorService THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Workers::newThread);

    private final int steps;
    private final Supplier<W> own;
    private final Step<W> step;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Queue<W> owns = new ConcurrentLinkedQueue<>();

    private Workers(int steps, Supplier<W> own, Step<W> step) {
        this.steps = steps;
        this.own = own;
        this.step = step;
    }

    /** One step, with what the thread that runs it has for itself. */
    @FunctionalInterface
    public interface Step<W> {
        void run(W own, int step);
    }

    /**
     * Runs steps {@code 0} to {@code steps - 1}, the caller's thread among the threads, and returns when no thread works
     * any more. What a step throws keeps further steps from starting and is thrown here.
     *
     * @param own makes what one thread has for itself, such as scratch arrays or a part of the result
     * @return what the threads had for themselves, in no order
     */
    public static <W> List<W> run(int steps, int threads, Supplier<W> own, Step<W> step) {
        var workers = new Workers<>(steps, own, step);
        CompletableFuture<?>[] others = Stream.generate(() -> CompletableFuture.runAsync(workers::work, THREADS))
                .limit(Math.max(0, Math.min(threads, steps) - 1))
                .toArray(CompletableFuture<?>[]::new);
        workers.work();
        CompletableFuture.allOf(others).join();
        workers.throwFailure();
        return List.copyOf(workers.owns);
    }

    private void work() {
        try {
            W mine = own.get();
            owns.add(mine);
            for (int i = next.getAndIncrement(); i < steps && failure.get() == null; i = next.getAndIncrement()) {
                step.run(mine, i);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void throwFailure() {
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "mining");
        thread.setDaemon(true);
        return thread;
    }
}
