package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.miner.local.ChildProcess;
import dev.apriori.miner.local.ChildProcess.Ended;
import dev.apriori.miner.local.SmallExperiment;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards as processes of their own: stopped, beside each other, and with an MLflow that goes away. */
class ShardProcessTest {
    private static final int TRIALS = 12;

    /** Kubernetes' default, less what a busy machine may take. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final SmallExperiment experiment = SmallExperiment.fresh()
            .with(
                    "grid",
                    "{minSupport: ['0.2', '0.18', '0.15'], minThreshold: ['0.5', '1', '1.1', '1.2'], maxLength: [2]}");

    private static long finished(PodSweep sweep) {
        return sweep.left().trialsThatAre(RunStatus.FINISHED);
    }

    private static void goesOnToTheEnd(PodSweep sweep) {
        Set<String> before = sweep.left().ids();
        CommandRun again = sweep.shard(0);

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(sweep.left().ids()).containsAll(before);
        isWhole(sweep);
    }

    private static void isWhole(PodSweep sweep) {
        assertThat(sweep.runs().values()).hasSize(TRIALS).allMatch(run -> run.status() == RunStatus.FINISHED);
        assertThat(sweep.modelOf(sweep.reported(0).leaders().getFirst().runId()))
                .isPresent();
    }

    @Test
    void stoppedItLeavesNoRunRunningAndAnotherAttemptGoesOnFromThere() throws Exception {
        PodSweep sweep = PodSweep.of(experiment, folder);
        ChildProcess pod = sweep.shardProcess(0);
        pod.until(() -> finished(sweep) >= 3);

        pod.signal("TERM");
        Ended stopped = pod.end();

        assertThat(stopped.exit()).isEqualTo(143);
        assertThat(stopped.err()).doesNotContain("defect", "Exception");
        assertThat(sweep.told(0)).isEqualTo("stopped by SIGTERM");
        assertThat(pod.temporaryFiles()).isEmpty();
        assertThat(sweep.left().trials())
                .hasSizeLessThan(TRIALS)
                .extracting(Run::status)
                .containsOnly(RunStatus.FINISHED, RunStatus.KILLED);
        goesOnToTheEnd(sweep);
    }

    @Test
    void shardsOfOnePassDoNotHinderEachOther() throws Exception {
        PodSweep sweep = PodSweep.of(experiment.with("execution", "{trialsPerJob: 6}"), folder);

        ChildProcess one = sweep.shardProcess(0);
        ChildProcess other = sweep.shardProcess(1);

        assertThat(one.end().exit()).isZero();
        assertThat(other.end().exit()).isZero();
        assertThat(sweep.reported(0)).returns(6, ShardReport::succeeded);
        assertThat(sweep.reported(1)).returns(6, ShardReport::succeeded);
        isWhole(sweep);
    }

    @Test
    void whenMlflowIsBackItGoesOnByItself() throws Exception {
        PodSweep sweep = PodSweep.of(experiment, folder);
        try (Gate gate = Gate.shut()) {
            ChildProcess pod = sweep.shardProcess(0, "--tracking-uri=" + gate.uri());
            pod.until(() -> pod.printed("err").contains("does not answer"));
            gate.open();
            pod.until(() -> finished(sweep) >= 2);
            gate.cut();
            int warnings = warnings(pod);
            pod.until(() -> warnings(pod) > warnings + 1);
            gate.open();

            Ended ended = pod.end();

            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.err().lines())
                    .allMatch(line -> line.startsWith(experiment.name() + " shard 0: WARN MLflow at " + gate.uri()));
            isWhole(sweep);
        }
    }

    @Test
    void stoppedWhileMlflowIsAwayItEndsWithinTheGracePeriod() throws Exception {
        PodSweep sweep = PodSweep.of(experiment, folder);
        try (Gate gate = Gate.shut()) {
            gate.open();
            ChildProcess pod = sweep.shardProcess(0, "--tracking-uri=" + gate.uri());
            pod.until(() -> finished(sweep) >= 2);
            gate.cut();
            pod.until(() -> warnings(pod) > 0);
            Instant told = Instant.now();

            pod.signal("TERM");
            Ended stopped = pod.end();

            assertThat(stopped.exit()).isEqualTo(143);
            assertThat(Duration.between(told, Instant.now())).isLessThan(GRACE);
        }
        goesOnToTheEnd(sweep);
    }

    private static int warnings(ChildProcess pod) {
        return (int)
                pod.printed("err").lines().filter(line -> line.contains("WARN")).count();
    }
}
