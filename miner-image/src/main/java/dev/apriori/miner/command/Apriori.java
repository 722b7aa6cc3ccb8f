package dev.apriori.miner.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code apriori} command: every program of the image is one of its subcommands. */
@Command(
        name = "apriori",
        mixinStandardHelpOptions = true,
        description = "Mine association rules as tracked experiments.")
public final class Apriori {
    private Apriori() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Apriori()).execute(args));
    }
}
