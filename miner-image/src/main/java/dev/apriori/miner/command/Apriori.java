package dev.apriori.miner.command;

import java.util.LinkedHashMap;
import java.util.Map;
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
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    done",
            "  1    a defect of this program: the trace says where",
            "  2    something that you can mend: the message names it, its value and the fix",
            "  130  interrupted (143 by SIGTERM): what was under way is marked KILLED, the",
            "       same command goes on from there"
        })
public final class Apriori {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand.class);
        COMMANDS.put("mine", MineCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("validate", ValidateCommand.class);
        COMMANDS.put("generate", GenerateCommand.class);
        COMMANDS.put("tracking", TrackingCommand.class);
        COMMANDS.put("help", HelpCommand.class);
        COMMANDS.put("shard", ShardCommand.class);
        COMMANDS.put("report", ReportCommand.class);
    }

    private Apriori() {}

    public static void main(String[] args) {
        System.exit(commandLine(args).execute(args));
    }

    /** Only the command that is asked for, where one is: to set all of them up takes longer than to mine a small file. */
    static CommandLine commandLine(String... args) {
        var commandLine = new CommandLine(new Apriori());
        COMMANDS.forEach((name, command) -> {
            if (args.length == 0 || !COMMANDS.containsKey(args[0]) || args[0].equals(name) || args[0].equals("help")) {
                commandLine.addSubcommand(name, command);
            }
        });
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Misuse())
                .setExecutionExceptionHandler(new Failures());
    }
}
