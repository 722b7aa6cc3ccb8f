package dev.apriori.operator.program;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether the program is alive, and whether it is ready: what it stands before, in a sentence, where it is not. */
final class Health {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BooleanSupplier informersRun;
    private volatile String waitsFor = "starting";

    /** @param informersRun asked as long as the program lives */
    Health(BooleanSupplier informersRun) {
        this.informersRun = informersRun;
    }

    void waits(String why) {
        waitsFor = why;
    }

    void ready() {
        waitsFor = "";
    }

    /** Why a restart would help; empty when it would not. That the API server is away is no reason. */
    Optional<String> whyNotAlive() {
        long[] deadlocked = THREADS.findDeadlockedThreads();
        if (deadlocked != null) {
            return Optional.of(deadlocked.length + " threads wait for each other for ever");
        }
        return informersRun.getAsBoolean() ? Optional.empty() : Optional.of("an informer has stopped");
    }

    /** Why it has not started; empty when it works or stands by. */
    Optional<String> whyNotReady() {
        return Optional.of(waitsFor).filter(why -> !why.isEmpty());
    }
}
