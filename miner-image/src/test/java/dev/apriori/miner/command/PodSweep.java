package dev.apriori.miner.command;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.miner.local.ChildProcess;
import dev.apriori.miner.local.Left;
import dev.apriori.miner.local.SmallExperiment;
import dev.apriori.results.SweepIdentity;
import dev.apriori.results.SweepOrder;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A sweep as an operator orders it: its run in MLflow, the order and the data in a folder, and pods to run it. */
record PodSweep(Path folder, SweepOrder order, Mlflow mlflow) {
    static PodSweep of(SmallExperiment experiment, Path folder) {
        return of(experiment, folder, UUID.randomUUID().toString());
    }

    private static PodSweep of(SmallExperiment experiment, Path folder, String uid) {
        Mlflow mlflow = RealMlflow.connected();
        AprioriExperimentSpec spec =
                ExperimentFile.read(experiment.write(folder)).getSpec();
        String experimentId = mlflow.experiments().named(experiment.name()).id();
        var identity = new SweepIdentity(uid, PlanHash.of(spec), "of this test");
        Run parent = mlflow.runs().create(identity.newRun(experimentId, experiment.name()));
        return new PodSweep(
                        folder,
                        new SweepOrder(
                                experiment.name(),
                                experiment.name(),
                                "ml",
                                uid,
                                "test",
                                1,
                                experimentId,
                                parent.id(),
                                spec),
                        mlflow)
                .written();
    }

    /** What the same resource orders after its spec was changed. */
    PodSweep changedTo(SmallExperiment experiment) {
        return of(experiment, folder, order.experimentUid());
    }

    private PodSweep written() {
        try {
            Files.writeString(orderFile(), order.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path orderFile() {
        return folder.resolve(SweepOrder.FILE);
    }

    Path message(int shard) {
        return folder.resolve("termination-log-" + shard);
    }

    /**
     * In this process.
     *
     * @param more options, which go before those of the same name
     */
    CommandRun shard(int shard, String... more) {
        return CommandRun.of(shardArguments(shard, more).toArray());
    }

    CommandRun report() {
        return CommandRun.of(
                arguments("report", folder.resolve("termination-log-report")).toArray());
    }

    /** In a process of its own. */
    ChildProcess shardProcess(int shard, String... more) throws IOException {
        Path home = Files.createDirectories(folder.resolve("pod-" + shard));
        return ChildProcess.start(home, shardArguments(shard, more).toArray(String[]::new));
    }

    List<String> shardArguments(int shard, String... more) {
        List<String> arguments = arguments("shard", message(shard));
        arguments.addAll(List.of("--shard=" + shard, "--data=" + folder));
        for (String option : more) {
            arguments.removeIf(other -> name(other).equals(name(option)));
            arguments.add(option);
        }
        return arguments;
    }

    private List<String> arguments(String command, Path message) {
        return new ArrayList<>(List.of(
                command,
                "--order=" + orderFile(),
                "--tracking-uri=" + mlflow.server().uri(),
                "--termination-log=" + message));
    }

    private static String name(String option) {
        return option.substring(0, Math.max(0, option.indexOf('=')));
    }

    String told(int shard) {
        try {
            return Files.readString(message(shard));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ShardReport reported(int shard) {
        return ShardReport.fromMessage(told(shard)).orElseThrow();
    }

    /** The sweep's run as it is. */
    Run parent() {
        return mlflow.runs().get(order.parentRunId());
    }

    Left left() {
        return new Left(mlflow, order.name());
    }

    Map<String, Run> runs() {
        return left().byKey();
    }

    Optional<LoggedModel> modelOf(String runId) {
        return left().modelsOf(mlflow.runs().get(runId)).stream()
                .filter(LoggedModel::ready)
                .findFirst();
    }
}
