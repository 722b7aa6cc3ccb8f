package dev.apriori.operator.program;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Whether the program is alive, and whether it is ready: what it stands before, in a sentence, where it is not. */
final class Health {
    /** How long watches may be broken. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BooleanSupplier informersRun;
    private final IntSupplier brokenWatches;
    private final InstantSource clock;
    private final AtomicReference<Instant> brokenSince = new AtomicReference<>(Instant.MAX);
    private volatile String waitsFor = "starting";

    /**
     * @param informersRun whether all of them do, connected or not
     * @param brokenWatches how many are not connected at the moment
     */
    Health(BooleanSupplier informersRun, IntSupplier brokenWatches, InstantSource clock) {
        this.informersRun = informersRun;
        this.brokenWatches = brokenWatches;
        this.clock = clock;
    }

    void waits(String why) {
        waitsFor = why;
    }

    void ready() {
        waitsFor = "";
    }

    /**
     * Why a restart would help; empty when it would not. That the API server is away for a while is no reason: informers
     * come back by themselves, and only one that has not for long is taken for broken.
     */
    Optional<String> whyNotAlive() {
        long[] deadlocked = THREADS.findDeadlockedThreads();
        if (deadlocked != null) {
            return Optional.of(deadlocked.length + " threads wait for each other for ever");
        }
        if (!informersRun.getAsBoolean()) {
            return Optional.of("an informer has stopped");
        }
        Duration deaf = deaf();
        return deaf.compareTo(PATIENCE) > 0
                ? Optional.of("informers have heard nothing for " + deaf.toSeconds() + " s")
                : Optional.empty();
    }

    private Duration deaf() {
        Instant now = clock.instant();
        Instant since = brokenWatches.getAsInt() == 0 ? Instant.MAX : now;
        Instant began = brokenSince.accumulateAndGet(since, (before, found) -> {
            boolean whole = found.equals(Instant.MAX);
            return whole || before.isAfter(found) ? found : before;
        });
        return began.isAfter(now) ? Duration.ZERO : Duration.between(began, now);
    }

    /** Why it has not started; empty when it works or stands by. */
    Optional<String> whyNotReady() {
        return Optional.of(waitsFor).filter(why -> !why.isEmpty());
    }
}
