package dev.apriori.miner.command;

import dev.apriori.experiment.file.InvalidExperimentException;
import dev.apriori.miner.fetch.FetchException;
import dev.apriori.miner.fetch.SourceException;
import dev.apriori.miner.local.ExperimentFailedException;
import dev.apriori.mining.MiningException;
import dev.apriori.tracking.TrackingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what the user can mend, in one line, from what is a defect of this program, with its trace. */
final class Failures implements IExecutionExceptionHandler {
    static final int DEFECT = 1;
    static final int TO_MEND = 2;
    static final int INTERRUPTED = 130;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        switch (failure) {
            case CancellationException interrupted -> {
                return INTERRUPTED;
            }
            case InvalidExperimentException invalid -> err.println(invalid.getMessage());
            case MiningException mistake -> err.println(mistake.getMessage());
            case SourceException mistake -> err.println(mistake.getMessage());
            case ExperimentFailedException failed -> err.println(failed.getMessage());
            case FetchException trouble -> err.println(trouble.getMessage());
            case TrackingException trouble -> err.println(trouble.getMessage());
            case IOException trouble -> err.println(FileTrouble.told(trouble));
            case UncheckedIOException trouble -> err.println(FileTrouble.told(trouble.getCause()));
            default -> {
                err.println("This is a defect of apriori; please report it with what follows.");
                failure.printStackTrace(err);
                return DEFECT;
            }
        }
        return TO_MEND;
    }
}
