package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.local.ChildProcess.Ended;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command, killed, interrupted and left alone by MLflow; then the same command to the end. */
class InterruptionTest {
    private static final int TRIALS = 24;

    @TempDir
    Path folder;

    private final SmallExperiment experiment = SmallExperiment.fresh()
            .with(
                    "grid",
                    "{minSupport: ['0.2', '0.18', '0.15'], minThreshold: ['0.5', '1', '1.1', '1.2'], maxLength: [2, 3]}");
    private Left left;
    private Path file;

    @BeforeEach
    void write() {
        left = new Left(RealMlflow.connected(), experiment.name());
        file = experiment.write(folder);
    }

    private ChildProcess start(String... more) {
        return ChildProcess.run(folder, file, RealMlflow.server(), more);
    }

    private long finished() {
        return left.trialsThatAre(RunStatus.FINISHED);
    }

    @Test
    void killedAgainAndAgainItLeavesOneRunForEachTrialAndOneVersion() throws Exception {
        for (int trials : new int[] {0, 2, 9, 17, TRIALS}) {
            ChildProcess child = start("--no-serve");
            child.until(() -> !left.sweeps().isEmpty() && finished() >= trials);
            child.kill();
        }

        Ended last = start("--no-serve", "--json").end();

        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(last.out()).contains("\"total\":24,\"succeeded\":24,\"failed\":0");
        assertEverythingIsThereOnce();
    }

    private void assertEverythingIsThereOnce() {
        assertThat(left.trials()).hasSize(TRIALS).allMatch(run -> run.status() == RunStatus.FINISHED);
        assertThat(left.byKey()).hasSize(TRIALS);
        assertThat(left.sweeps()).singleElement().matches(run -> run.status() == RunStatus.FINISHED);
        assertThat(left.trials())
                .extracting(run -> run.tag("mlflow.parentRunId"))
                .containsOnly(left.sweeps().getFirst().id());
        assertThat(left.versions()).hasSize(1);
        assertThat(left.alias("champion")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void interruptedItMarksWhatWasUnderWayKilledAndGoesOnFromThere(String signal, int exit) throws Exception {
        ChildProcess child = start("--no-serve");
        child.until(() -> finished() >= 5);
        child.signal(signal);
        Ended interrupted = child.end();

        assertThat(interrupted.exit()).isEqualTo(exit);
        assertThat(interrupted.err()).doesNotContain("defect", "Exception");
        assertThat(child.temporaryFiles()).isEmpty();
        assertThat(left.sweeps()).singleElement().matches(run -> run.status() == RunStatus.KILLED);
        assertThat(left.trials()).extracting(Run::status).doesNotContain(RunStatus.RUNNING, RunStatus.FAILED);
        assertThat(left.trials()).hasSizeLessThan(TRIALS);
        Set<String> before = left.ids();

        assertThat(start("--no-serve").end().exit()).isZero();

        assertThat(left.ids()).containsAll(before);
        assertEverythingIsThereOnce();
    }

    @Test
    void anExperimentThatFailsIsFailedAfterTheProcessHasEnded() throws Exception {
        experiment.with("limits", "{maxRules: 5}").write(folder);

        Ended failed = start("--no-serve").end();

        assertThat(failed.exit()).isEqualTo(2);
        assertThat(failed.err().lines()).singleElement().asString().contains("maxFailedPercent");
        assertThat(left.sweeps()).singleElement().satisfies(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.tag(TrialTags.FAILURE)).contains("maxFailedPercent");
        });
        assertThat(left.trials()).allMatch(run -> run.status() == RunStatus.FAILED);
    }
}
