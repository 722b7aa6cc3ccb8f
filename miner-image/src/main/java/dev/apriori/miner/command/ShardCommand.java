package dev.apriori.miner.command;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.miner.engine.Engines;
import dev.apriori.miner.engine.MiningEngine;
import dev.apriori.miner.fetch.Fetcher;
import dev.apriori.miner.load.DataPlaces;
import dev.apriori.miner.load.LoadedData;
import dev.apriori.miner.pod.PodLog;
import dev.apriori.miner.pod.ShardPod;
import dev.apriori.results.SweepOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "shard",
        hidden = true,
        description = {
            "Runs one shard of a sweep: what a Job's pod runs.",
            "Its termination message is the shard's report, or the line that says what went wrong."
        })
final class ShardCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Mixin
    SweepOptions sweep;

    @Option(
            names = "--shard",
            paramLabel = "N",
            required = true,
            converter = Numbers.Index.class,
            description = "which of the sweep's shards, from 0")
    int shard;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "/data",
            description = "where spec.dataset.volume is mounted (default: ${DEFAULT-VALUE})")
    Path data;

    @Option(
            names = "--feedback",
            paramLabel = "DIR",
            defaultValue = "/feedback",
            description = "where the volume of spec.dataset.feedback is mounted (default: ${DEFAULT-VALUE})")
    Path feedback;

    @Override
    public Integer call() {
        return new PodEnd(sweep.terminationMessage(), command.commandLine().getErr()).of(this::run);
    }

    private String run() throws IOException {
        SweepOrder order = sweep.order();
        ShardPod.check(order, shard);
        String subject = order.name() + " shard " + shard;
        var log = PodLog.of(command.commandLine().getOut(), subject);
        try (MiningEngine engine = Engines.of(order.spec().execution(), subject)) {
            return run(order, engine, log);
        }
    }

    private String run(SweepOrder order, MiningEngine engine, PodLog log) throws IOException {
        // What is wrong with the data is told before MLflow is waited for.
        LoadedData loaded = LoadedData.load(
                order.spec().dataset(),
                DataPlaces.mountedAt(data, feedback),
                feedbackUntil(order),
                Fetcher.standard(),
                log::fetching);
        var pod = new ShardPod(order, shard, loaded, engine, sweep.mlflow(order), log);
        Runtime.getRuntime().addShutdownHook(new Thread(pod::interrupt, "interrupted"));
        ShardReport report = pod.run();
        return report.toMessage();
    }

    /** The start of the sweep's run: feedback goes on while pods mine, and all of them must mine the same. */
    private Instant feedbackUntil(SweepOrder order) {
        return order.spec().dataset().feedback().given()
                ? sweep.mlflow(order).runs().get(order.parentRunId()).startTime()
                : Instant.MAX;
    }
}
