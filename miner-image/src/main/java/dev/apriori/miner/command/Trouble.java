package dev.apriori.miner.command;

import dev.apriori.experiment.file.InvalidExperimentException;
import dev.apriori.miner.fetch.FetchException;
import dev.apriori.miner.fetch.SourceException;
import dev.apriori.miner.local.ExperimentFailedException;
import dev.apriori.mining.MiningException;
import dev.apriori.tracking.TrackingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

/**
 * Why a command could not do its work.
 *
 * @param line for people; of a defect it names the place and nothing that it was working on
 */
record Trouble(Kind kind, String line) {
    /** Who can do something about it. */
    enum Kind {
        /** Whoever asked for an end. */
        INTERRUPTED,
        /** The user, by another setting or other data. */
        MISTAKE,
        /** Time: MLflow, or the data's server, does not answer for now. */
        AWAY,
        /** Time, or whoever looks after the machine: the same may work later. */
        WORLD,
        /** Whoever can give the process more memory. */
        MEMORY,
        /** Whoever wrote this program. */
        DEFECT
    }

    static Trouble of(Throwable failure) {
        if (isOutOfMemory(failure)) {
            return new Trouble(
                    Kind.MEMORY,
                    "the " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB that Java may use are full; give it more"
                            + " (a pod by its memory limit, here by APRIORI_JAVA_OPTS=-Xmx…), or lower"
                            + " spec.limits.maxItemsets and maxRules");
        }
        return switch (failure) {
            case CancellationException interrupted -> new Trouble(Kind.INTERRUPTED, "interrupted");
            case InvalidExperimentException mistake -> mistake(mistake);
            case MiningException mistake -> mistake(mistake);
            case SourceException mistake -> mistake(mistake);
            case ExperimentFailedException mistake -> mistake(mistake);
            case FetchException trouble -> new Trouble(trouble.isAway() ? Kind.AWAY : Kind.WORLD, trouble.getMessage());
            case TrackingException trouble -> of(trouble);
            case UncheckedIOException trouble -> of(trouble.getCause());
            case IOException trouble -> of(trouble);
            default -> new Trouble(Kind.DEFECT, "a defect of apriori: " + place(failure));
        };
    }

    private static Trouble mistake(RuntimeException mistake) {
        return new Trouble(Kind.MISTAKE, mistake.getMessage());
    }

    private static Trouble of(TrackingException trouble) {
        return new Trouble(
                switch (trouble) {
                    case TrackingException.Refused refused -> Kind.MISTAKE;
                    case TrackingException.Misconfigured wrong -> Kind.MISTAKE;
                    case TrackingException.NotFound missing -> Kind.MISTAKE;
                    case TrackingException.Unreachable away -> Kind.AWAY;
                    case TrackingException.Rejected rejected -> Kind.WORLD;
                },
                trouble.getMessage());
    }

    private static Trouble of(IOException trouble) {
        boolean mistake = trouble instanceof NoSuchFileException || trouble instanceof AccessDeniedException;
        return new Trouble(mistake ? Kind.MISTAKE : Kind.WORLD, FileTrouble.told(trouble));
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** Without the message, which may hold anything. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
