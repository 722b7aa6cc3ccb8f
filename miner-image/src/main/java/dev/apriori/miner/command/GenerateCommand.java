package dev.apriori.miner.command;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.generate.SampleGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = {
            "Writes ratings.csv and movies.csv with made-up films and planted tastes, in MovieLens' format.",
            "The same seed gives the same bytes."
        })
final class GenerateCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "the folder to write into; made if missing")
    Path folder;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "600",
            converter = Numbers.Count.class,
            description = "how many users rate (default: ${DEFAULT-VALUE})")
    int users;

    @Option(
            names = "--items",
            paramLabel = "N",
            converter = Numbers.Count.class,
            defaultValue = "1500",
            description = "how many films there are (default: ${DEFAULT-VALUE})")
    int items;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = Numbers.Seed.class,
            description = "which of the many possible samples (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--force", description = "replace files that are there")
    boolean force;

    @Override
    public Integer call() {
        var sample = new SampleGenerator(users, items, seed);
        Path ratings = folder.resolve(SampleGenerator.RATINGS);
        Path movies = folder.resolve(SampleGenerator.MOVIES);
        if (!force) {
            refuseIfThere(ratings);
            refuseIfThere(movies);
        }
        long count = sample.write(folder);
        command.commandLine()
                .getOut()
                .println("wrote " + ratings + " (" + Words.count(count, "rating") + ") and " + movies);
        return 0;
    }

    private static void refuseIfThere(Path file) {
        if (Files.exists(file)) {
            throw new MiningException(file + " is there already; replace it with --force, or give another folder");
        }
    }
}
