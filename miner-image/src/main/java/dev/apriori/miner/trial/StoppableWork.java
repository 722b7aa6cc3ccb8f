package dev.apriori.miner.trial;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Work on runs that another thread can stop, so that it tidies up after itself and leaves no run RUNNING. */
public final class StoppableWork {
    /** Mining does not hear of interrupts; nobody who has pressed Ctrl-C waits for it. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final OpenRuns runs;
    private final AtomicReference<Optional<Thread>> working = new AtomicReference<>(Optional.empty());
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param runs that the work opens */
    public StoppableWork(OpenRuns runs) {
        this.runs = runs;
    }

    /** Does the work in this thread; once only. */
    public <T> T run(Supplier<T> work) {
        working.set(Optional.of(Thread.currentThread()));
        try {
            return work.get();
        } finally {
            working.set(Optional.empty());
            ended.countDown();
        }
    }

    /** Stops what is under way within some seconds, and marks its runs as KILLED. For a shutdown hook. */
    public void interrupt() {
        runs.close();
        boolean tidied = stop();
        runs.killAll();
        if (!tidied) {
            WorkFolder.closeAll();
        }
    }

    /** Interrupts the work, and waits a little for its end: whether none is under way any more. */
    private boolean stop() {
        Optional<Thread> thread = working.get();
        thread.ifPresent(Thread::interrupt);
        try {
            return thread.isEmpty() || ended.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
