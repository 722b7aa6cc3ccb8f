package dev.apriori.miner.command;

import dev.apriori.tracking.local.LocalServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "tracking",
        description = "The MLflow server of this machine, which `run` starts when no other is named.",
        synopsisSubcommandLabel = "(start | status | stop)")
final class TrackingCommand {
    @Spec
    CommandSpec command;

    @Command(description = "Starts it, if it does not run; installs MLflow the first time.")
    int start() {
        say("MLflow is at " + server().start().uri());
        return 0;
    }

    @Command(description = "Says where it is. Exit code 2 when it does not run.")
    int status() {
        var running = server().status();
        say(running.map(state ->
                        "MLflow is at " + state.uri() + " (process " + state.pid() + ", log " + state.log() + ")")
                .orElse("MLflow does not run; start it with: apriori tracking start"));
        return running.isPresent() ? 0 : Failures.TO_MEND;
    }

    @Command(description = "Stops it. What it has stored stays.")
    int stop() {
        say(server().stop() ? "stopped" : "MLflow did not run");
        return 0;
    }

    private LocalServer server() {
        return LocalServer.ofUser(System.getenv(), command.commandLine().getErr()::println);
    }

    private void say(String line) {
        command.commandLine().getOut().println(line);
    }
}
