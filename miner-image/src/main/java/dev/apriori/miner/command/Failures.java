package dev.apriori.miner.command;

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
        Trouble trouble = Trouble.of(failure);
        return switch (trouble.kind()) {
            case INTERRUPTED -> INTERRUPTED;
            case MISTAKE, AWAY, WORLD, MEMORY -> {
                err.println(trouble.line());
                yield TO_MEND;
            }
            case DEFECT -> {
                Defect.tell(failure, err);
                yield DEFECT;
            }
        };
    }
}
