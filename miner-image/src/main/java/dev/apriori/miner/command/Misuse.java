package dev.apriori.miner.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, and where the help is, in place of the whole of it. */
final class Misuse implements IParameterExceptionHandler {
    /** Picocli has no type of its own for it. */
    private static final String NO_COMMAND = "Missing required subcommand";

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr()
                .println(said(mistake) + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return Failures.TO_MEND;
    }

    private static String said(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return said(unmatched);
        }
        return oneLine(mistake).startsWith(NO_COMMAND) ? command(mistake, "no command") : oneLine(mistake);
    }

    private static String said(UnmatchedArgumentException unmatched) {
        String first = "'" + unmatched.getUnmatched().getFirst() + "'";
        List<String> near = unmatched.getSuggestions();
        if (unmatched.isUnknownOption()) {
            return "unknown option " + first
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
        }
        if (unmatched.getCommandLine().getSubcommands().isEmpty()) {
            return first + " is one argument too many";
        }
        return near.isEmpty()
                ? command(unmatched, "unknown command " + first)
                : "unknown command " + first + "; did you mean " + String.join(" or ", near) + "?";
    }

    private static String command(ParameterException mistake, String problem) {
        return problem + "; give one of "
                + mistake.getCommandLine().getSubcommands().entrySet().stream()
                        .filter(command -> !command.getValue()
                                .getCommandSpec()
                                .usageMessage()
                                .hidden())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
    }

    private static String oneLine(ParameterException mistake) {
        return String.valueOf(mistake.getMessage())
                .replaceFirst("^Error: ", "")
                .replaceAll("\\s*\\R\\s*", " ")
                .replaceFirst("[.]$", "");
    }
}
