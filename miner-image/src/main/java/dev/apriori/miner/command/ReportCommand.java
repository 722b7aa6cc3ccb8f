package dev.apriori.miner.command;

import dev.apriori.miner.pod.PodLog;
import dev.apriori.miner.pod.SweepReporter;
import dev.apriori.miner.trial.SweepOutcome;
import dev.apriori.results.SweepOrder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        hidden = true,
        description = {
            "Writes a sweep's summary and plots into its run.",
            "What a Job's pod runs once the shards are done."
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Mixin
    SweepOptions sweep;

    @Override
    public Integer call() {
        return new PodEnd(sweep.terminationMessage(), command.commandLine().getErr()).of(this::run);
    }

    private String run() throws IOException {
        SweepOrder order = sweep.order();
        var log = PodLog.of(command.commandLine().getOut(), order.name() + " report");
        SweepOutcome outcome = new SweepReporter(order, sweep.mlflow(order)).report();
        String line =
                outcome.succeeded() + " trials succeeded, " + outcome.failed() + " failed: run " + order.parentRunId();
        log.say(line);
        return line;
    }
}
