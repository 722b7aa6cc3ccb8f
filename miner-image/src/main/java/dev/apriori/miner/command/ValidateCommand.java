package dev.apriori.miner.command;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.file.InvalidExperimentException;
import dev.apriori.experiment.shard.ShardPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "validate",
        description = {
            "Checks experiment files as a cluster would.",
            "Says what to mend: a line for each problem, with the file and line, the field, its value and the fix."
        })
final class ValidateCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "experiment files")
    List<Path> files;

    @Override
    public Integer call() {
        boolean valid = true;
        for (Path file : files) {
            valid &= isValid(file);
        }
        return valid ? 0 : Failures.TO_MEND;
    }

    private boolean isValid(Path file) {
        PrintWriter out = command.commandLine().getOut();
        try {
            AprioriExperiment experiment = ExperimentFile.read(file);
            var plan = ShardPlan.of(experiment.getSpec());
            out.println(file + ": valid, " + Words.count(plan.grid().size(), "trial") + " in "
                    + Words.count(plan.count(), "shard"));
            return true;
        } catch (InvalidExperimentException invalid) {
            command.commandLine().getErr().println(invalid.getMessage());
            return false;
        }
    }
}
