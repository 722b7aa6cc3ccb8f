package dev.apriori.miner.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A piece of work that another thread can stop, so that it tidies up after itself. */
final class Worker {
    /** Mining does not hear of interrupts; nobody who has pressed Ctrl-C waits for it. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final AtomicReference<Optional<Thread>> working = new AtomicReference<>(Optional.empty());
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Does the work in this thread; once only. */
    <T> T work(Supplier<T> work) {
        working.set(Optional.of(Thread.currentThread()));
        try {
            return work.get();
        } finally {
            working.set(Optional.empty());
            ended.countDown();
        }
    }

    /**
     * Interrupts the work, if it is under way, and waits a little for its end.
     *
     * @return whether none is under way any more
     */
    boolean stop() {
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
