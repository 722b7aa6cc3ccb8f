package dev.apriori.miner.command;

import dev.apriori.miner.pod.TerminationMessage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/**
 * How a pod's command ends: by its exit code Kubernetes knows whether to try again, and its termination message says
 * what came of it, or why nothing did.
 */
final class PodEnd {
    /** For the world's trouble and for defects: another attempt may do better. */
    static final int TO_RETRY = 1;

    /** While a server that the work needs is away, which an attempt can't be blamed for: sysexits' EX_TEMPFAIL. */
    static final int FOR_NOW = 75;

    /** As of a JVM with {@code ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    private static final String STOPPED = "stopped by SIGTERM";

    private final TerminationMessage message;
    private final PrintWriter err;

    PodEnd(TerminationMessage message, PrintWriter err) {
        this.message = message;
        this.err = err;
    }

    /**
     * The exit code of that work.
     *
     * @param work whose result is the termination message
     */
    int of(Callable<String> work) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> message.write(STOPPED), "stopped"));
        try {
            message.write(work.call());
            return 0;
        } catch (Exception | Error failure) {
            return ended(failure);
        }
    }

    private int ended(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        return switch (trouble.kind()) {
            case INTERRUPTED -> Failures.INTERRUPTED;
            case MISTAKE -> told(trouble, Failures.TO_MEND);
            case AWAY -> told(trouble, FOR_NOW);
            case WORLD -> told(trouble, TO_RETRY);
            case MEMORY -> told(trouble, OUT_OF_MEMORY);
            case DEFECT -> {
                failure.printStackTrace(err);
                yield told(trouble, TO_RETRY);
            }
        };
    }

    private int told(Trouble trouble, int exit) {
        err.println(trouble.line());
        message.write(trouble.line());
        return exit;
    }
}
