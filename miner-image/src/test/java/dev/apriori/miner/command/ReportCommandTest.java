package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.miner.local.Left;
import dev.apriori.miner.local.SmallExperiment;
import dev.apriori.tracking.Artifacts;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sweep's run shows once pods have mined its shards. */
class ReportCommandTest {
    private final Mlflow mlflow = RealMlflow.connected();
    private final SmallExperiment experiment = SmallExperiment.fresh();

    @TempDir
    Path folder;

    private PodSweep mined(SmallExperiment asked) {
        PodSweep sweep = PodSweep.of(asked, folder);
        assertThat(sweep.shard(0).exit()).isZero();
        assertThat(sweep.shard(1).exit()).isZero();
        return sweep;
    }

    @Test
    void theSweepShowsTheSameAsOnOneMachine() throws Exception {
        PodSweep sweep = mined(experiment);
        SmallExperiment twin = SmallExperiment.fresh();
        CommandRun run = CommandRun.of(
                "run",
                twin.write(folder),
                "--no-serve",
                "--tracking-uri",
                mlflow.server().uri());
        assertThat(run.exit()).as(run.err()).isZero();

        CommandRun report = sweep.report();

        assertThat(report.exit()).as(report.err()).isZero();
        Run local = new Left(mlflow, twin.name()).sweeps().getFirst();
        Run here = sweep.parent();
        assertThat(here.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(measured(here)).isEqualTo(measured(local)).containsEntry("trials_succeeded", 8.0);
        assertThat(here.data().metrics().get("mining_seconds")).isPositive();
        assertThat(artifacts(here)).isEqualTo(artifacts(local)).contains("summary.md", "plots/grid_lines.svg");
        assertThat(text(here, "summary.md").replace(experiment.name(), twin.name()))
                .isEqualTo(text(local, "summary.md"));
    }

    @Test
    void doneAgainItChangesNothing() throws Exception {
        PodSweep sweep = mined(experiment.with("limits", "{maxRules: 20}"));
        sweep.report();
        Run first = sweep.parent();
        String summary = text(first, "summary.md");

        assertThat(sweep.report().exit()).isZero();

        assertThat(sweep.parent()).isEqualTo(first);
        assertThat(text(first, "summary.md")).isEqualTo(summary).contains("maxRules");
    }

    @Test
    void itsExperimentCanBeRunElsewhere() throws Exception {
        PodSweep sweep = mined(experiment);
        sweep.report();

        var written = ExperimentFile.read(text(sweep.parent(), "experiment.yaml"), "experiment.yaml");

        assertThat(written.getMetadata().getName()).isEqualTo(experiment.name());
        assertThat(PlanHash.of(written.getSpec()))
                .isEqualTo(PlanHash.of(sweep.order().spec()));
    }

    @Test
    void aSweepThatWasGivenUpStaysFailed() {
        PodSweep sweep = PodSweep.of(experiment, folder);
        sweep.shard(0);
        mlflow.runs().finish(sweep.order().parentRunId(), RunStatus.FAILED);

        CommandRun report = sweep.report();

        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(report.out()).contains("4 trials succeeded, 0 failed");
        assertThat(sweep.parent().status()).isEqualTo(RunStatus.FAILED);
        assertThat(artifacts(sweep.parent())).contains("summary.md");
    }

    /** But for what differs from run to run. */
    private static Map<String, Double> measured(Run run) {
        var metrics = new HashMap<>(run.data().metrics());
        metrics.remove("mining_seconds");
        return metrics;
    }

    private List<String> artifacts(Run run) {
        return Stream.of("", "plots")
                .flatMap(path -> mlflow.artifacts().list(run.artifactUri(), path).stream())
                .map(Artifacts.Entry::path)
                .sorted()
                .toList();
    }

    private String text(Run run, String path) throws Exception {
        Path file = folder.resolve("downloaded");
        mlflow.artifacts().download(run.artifactUri(), path, file);
        return Files.readString(file);
    }
}
