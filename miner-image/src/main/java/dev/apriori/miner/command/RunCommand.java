package dev.apriori.miner.command;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.ServingFeedback.Sink;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.miner.engine.Engines;
import dev.apriori.miner.fetch.Fetcher;
import dev.apriori.miner.load.LoadedData;
import dev.apriori.miner.local.DetachedServer;
import dev.apriori.miner.local.LocalOptions;
import dev.apriori.miner.local.LocalResult;
import dev.apriori.miner.local.LocalRun;
import dev.apriori.miner.local.LocalServing;
import dev.apriori.miner.local.ModelLoader;
import dev.apriori.miner.local.TrackingChoice;
import dev.apriori.mining.MiningException;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.local.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Runs a whole experiment on this machine.",
            "It mines the grid, logs every trial to MLflow, registers the best rule set and serves it.",
            "The same command again goes on where the last one was."
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "the AprioriExperiment, as a cluster takes it")
    Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "a folder with local copies of the data, which go before the addresses in the file")
    Optional<Path> data = Optional.empty();

    @Option(
            names = "--feedback",
            paramLabel = "DIR",
            description =
                    "where feedback is kept in files and read, if the file takes any (default: a folder of the user's for"
                            + " each experiment)")
    Optional<Path> feedback = Optional.empty();

    @Option(
            names = "--feedback-kafka-properties",
            paramLabel = "FILE",
            description =
                    "settings of Kafka's client, for a file whose feedback goes to a topic; instead of its Secret")
    Optional<Path> kafkaProperties = Optional.empty();

    @Option(
            names = "--tracking-uri",
            paramLabel = "URI",
            description = "the MLflow server (default: MLFLOW_TRACKING_URI, spec.tracking.uri, or one of our own)")
    Optional<String> trackingUri = Optional.empty();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "shards at once (default: spec.execution.parallelism, at most one for each core)")
    Optional<Integer> parallelism = Optional.empty();

    @Mixin
    ServingOptions serving;

    @Option(names = "--json", description = "print one last line of JSON; all else goes to standard error")
    boolean json;

    @Option(names = "--rehearse", hidden = true, description = "mine and draw as a run does, tell no one, and end")
    boolean rehearse;

    @Option(
            names = {"-q", "--quiet"},
            description = "print nothing but errors, and the line of --json")
    boolean quiet;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        AprioriExperiment experiment = ExperimentFile.read(file);
        data.ifPresent(RunCommand::checkFolder);
        Engines.check(experiment.getSpec().execution());
        ServingMode mode = serving.mode(experiment.getSpec().serving().enabled());
        try (var output = RunOutput.of(command.commandLine(), json, quiet)) {
            return run(experiment, mode, output, start);
        }
    }

    private static void checkFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new MiningException(
                    "--data is '" + folder + "', which is no folder; give one that holds local copies of the data");
        }
    }

    private int run(AprioriExperiment experiment, ServingMode mode, RunOutput output, long start) throws Exception {
        Path feedbackFolder = feedbackFolder(experiment);
        KeptFeedback kept = kept(experiment, mode, feedbackFolder);
        var options = new LocalOptions(
                file, data, feedbackFolder, parallelism.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        // What is wrong with the data is told before a server is looked for, or installed.
        LoadedData loaded = LoadedData.load(
                experiment.getSpec().dataset(), options.places(), Instant.now(), Fetcher.standard(), output::fetching);
        if (rehearse) {
            RunRehearsal.run(experiment.getSpec(), loaded.dataset());
            return 0;
        }
        Mlflow mlflow = new TrackingChoice(System.getenv(), output::busy)
                .connect(trackingUri, experiment.getSpec().tracking().uri());
        try (LocalServing served = servingBy(mode, mlflow, kept);
                var run = new LocalRun(experiment, options, loaded, mlflow, served, output)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::interrupt, "interrupted"));
            LocalResult result = run.run();
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            output.summary(result, mode, seconds);
            if (json) {
                command.commandLine()
                        .getOut()
                        .println(RunReport.of(result, seconds).toJson());
            }
            if (mode == ServingMode.HERE) {
                Thread.currentThread().join();
            }
        }
        return 0;
    }

    /** There from the start, so that an experiment may read it before anyone has said anything. */
    private Path feedbackFolder(AprioriExperiment experiment) throws IOException {
        Path folder = feedback.orElseGet(() -> Folders.ofUser(System.getenv())
                .data()
                .resolve("feedback")
                .resolve(experiment.getMetadata().getName()));
        boolean used = experiment.getSpec().dataset().feedback().given()
                || experiment.getSpec().serving().feedback().sink() == Sink.FILE;
        return used ? Files.createDirectories(folder) : folder;
    }

    private KeptFeedback kept(AprioriExperiment experiment, ServingMode mode, Path folder) {
        return mode == ServingMode.NONE
                ? new KeptFeedback.Nowhere()
                : KeptFeedback.of(experiment.getSpec().serving().feedback(), folder, kafkaProperties);
    }

    private LocalServing servingBy(ServingMode mode, Mlflow mlflow, KeptFeedback kept) {
        var loader = ModelLoader.ofUser(System.getenv());
        return switch (mode) {
            case HERE -> LocalServing.here(mlflow, loader, serving.port, kept::open);
            case DETACHED ->
                new DetachedServer(mlflow, loader, System.getenv(), serveCommand(mlflow, kept), serving.port);
            case NONE -> LocalServing.checkOnly(mlflow, loader);
        };
    }

    private static List<String> serveCommand(Mlflow mlflow, KeptFeedback kept) {
        Stream<String> tracking =
                Stream.of("serve", "--tracking-uri", mlflow.server().uri().toString());
        return ThisProgram.command(
                Stream.concat(tracking, kept.arguments().stream()).toArray(String[]::new));
    }
}
