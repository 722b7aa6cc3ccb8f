package dev.apriori.miner.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The {@code apriori} command: every program of the image is one of its subcommands. */
@Command(
        name = "apriori",
        description = "Mines association rules as tracked experiments.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            RunCommand.class,
            MineCommand.class,
            ServeCommand.class,
            ValidateCommand.class,
            GenerateCommand.class,
            TrackingCommand.class,
            HelpCommand.class,
            ShardCommand.class,
            ReportCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    done",
            "  1    a defect of this program: the trace says where",
            "  2    something that you can mend: the message names it, its value and the fix",
            "  130  interrupted (143 by SIGTERM): what was under way is marked KILLED; the same command goes on from there"
        })
public final class Apriori {
    private Apriori() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Apriori())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Misuse())
                .setExecutionExceptionHandler(new Failures());
    }
}
