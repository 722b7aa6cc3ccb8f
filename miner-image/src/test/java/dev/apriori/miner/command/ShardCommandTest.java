package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.miner.feedback.FeedbackEvent;
import dev.apriori.miner.feedback.FeedbackKind;
import dev.apriori.miner.feedback.FileSink;
import dev.apriori.miner.local.SmallExperiment;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Job's pod does with its shard, and what it says of it. */
class ShardCommandTest {
    @TempDir
    Path folder;

    private final SmallExperiment experiment = SmallExperiment.fresh();

    @Test
    void itsReportIsTheTerminationMessage() throws Exception {
        PodSweep sweep = PodSweep.of(experiment, folder);

        CommandRun run = sweep.shard(1);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.size(sweep.message(1))).isLessThan(ShardReport.MAX_BYTES);
        ShardReport report = sweep.reported(1);
        assertThat(report.shard()).isEqualTo(1);
        assertThat(report.succeeded()).isEqualTo(4);
        assertThat(report.failed()).isZero();
        assertThat(report.leaders())
                .hasSize(4)
                .allSatisfy(leader -> assertThat(
                                sweep.mlflow().runs().get(leader.runId()).tag(TrialTags.TRIAL))
                        .isEqualTo(Integer.toString(leader.trial())));
        assertThat(sweep.modelOf(report.leaders().getFirst().runId())).isPresent();
        assertThat(run.out().lines()).allMatch(line -> line.startsWith(experiment.name() + " shard 1: "));
    }

    @Test
    void eachTrialIsARunOfTheSweepThatTheOperatorMade() {
        PodSweep sweep = PodSweep.of(experiment, folder);

        assertThat(sweep.shard(0).exit()).isZero();

        assertThat(sweep.runs().values()).hasSize(4).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.data().tags())
                    .containsEntry("mlflow.parentRunId", sweep.order().parentRunId())
                    .containsEntry(TrialTags.EXPERIMENT_UID, sweep.order().experimentUid())
                    .containsEntry(TrialTags.SHARD, "0")
                    .containsEntry(TrialTags.NAMESPACE, "ml")
                    .containsEntry(TrialTags.CLUSTER, "test")
                    .containsEntry(TrialTags.DATA, "file:ratings.csv#1");
        });
        assertThat(sweep.parent().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void whatMlflowHasIsReportedTheSameWithoutThePod() {
        PodSweep sweep = PodSweep.of(experiment, folder);
        sweep.shard(0);

        assertThat(sweep.order()
                        .trialRuns()
                        .report(
                                sweep.mlflow().runs(),
                                0,
                                sweep.order().plan().trialsOf(0),
                                Objective.of(sweep.order().spec().objective())))
                .contains(sweep.reported(0));
    }

    @Test
    void anotherAttemptMinesNothingAndReportsTheSame() {
        PodSweep sweep = PodSweep.of(experiment, folder);
        sweep.shard(0);
        ShardReport first = sweep.reported(0);
        Set<String> runs = sweep.left().ids();

        CommandRun again = sweep.shard(0);

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("was finished before").doesNotContain("mined");
        assertThat(sweep.reported(0)).isEqualTo(first);
        assertThat(sweep.left().ids()).isEqualTo(runs);
    }

    @Test
    void whatPeopleTookOfAVersionIsNotedOnIt() throws Exception {
        Path feedback = Files.createDirectory(folder.resolve("feedback"));
        PodSweep sweep = PodSweep.of(
                experiment
                        .with(
                                "dataset",
                                "{format: MovieLensCsv, uri: 'file:ratings.csv', feedback: {uri: 'file:///feedback',"
                                        + " volume: {emptyDir: {}}}}")
                        .with("grid", "{minSupport: ['0.2'], maxLength: [2]}"),
                folder);
        assertThat(sweep.shard(0, "--feedback=" + feedback).exit()).isZero();
        String best = sweep.reported(0).leaders().getFirst().runId();
        var registry = sweep.mlflow().registry();
        registry.ensure(experiment.name(), "");
        registry.register(experiment.name(), sweep.modelOf(best).orElseThrow(), "", Map.of());
        try (FileSink sink = FileSink.in(feedback, "server")) {
            sink.append(List.of(
                    event(FeedbackKind.SHOWN, "1", "296", "318", "356", "593"),
                    event(FeedbackKind.CLICKED, "1", "318"),
                    event(FeedbackKind.SHOWN, "77", "318"),
                    event(FeedbackKind.SHOWN, "a version of somewhere else", "318")));
        }

        CommandRun again = sweep.shard(0, "--feedback=" + feedback);

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(registry.version(experiment.name(), "1").tags())
                .containsEntry(TrialTags.ONLINE_HIT_RATE, "0.2500")
                .containsEntry(TrialTags.ONLINE_CHANCES, "4");
    }

    private static FeedbackEvent event(FeedbackKind kind, String version, String... items) {
        return new FeedbackEvent("", kind, "u-1", List.of(items), version, OptionalDouble.empty(), Instant.EPOCH);
    }

    @Test
    void aTrialThatExceedsItsBudgetIsAResult() {
        PodSweep sweep = PodSweep.of(experiment.with("limits", "{maxRules: 5}"), folder);

        CommandRun run = sweep.shard(0);

        assertThat(run.exit()).isZero();
        assertThat(sweep.reported(0))
                .returns(0, ShardReport::succeeded)
                .returns(4, ShardReport::failed)
                .returns("0,2,4,6", ShardReport::failedTrials);
        assertThat(sweep.reported(0).failure()).contains("maxRules");
        assertThat(run.out()).contains("trial 0 failed: ");
    }

    @Test
    void aChangedGridRecognisesWhatIsFinishedAndItsLeaderGetsItsModel() {
        PodSweep before = PodSweep.of(
                experiment.with("grid", "{minSupport: ['0.15'], minThreshold: ['0.5', '1.2'], maxLength: [2]}"),
                folder);
        before.shard(0);
        Set<String> mined = before.left().ids();
        PodSweep changed = before.changedTo(experiment
                .with("grid", "{minSupport: ['0.2', '0.15'], minThreshold: ['0.5', '1.2'], maxLength: [2]}")
                .with("objective", "{metric: rules, direction: Minimize}"));

        CommandRun run = changed.shard(0);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(changed.reported(0).succeeded()).isEqualTo(4);
        assertThat(changed.runs()).hasSize(4);
        assertThat(changed.left().ids()).containsAll(mined);
        Candidate leader = changed.reported(0).leaders().getFirst();
        assertThat(changed.modelOf(leader.runId())).isPresent();

        PodSweep narrowed = changed.changedTo(experiment
                .with("grid", "{minSupport: ['0.15'], minThreshold: ['0.5', '1.2'], maxLength: [2]}")
                .with("objective", "{metric: rules, direction: Minimize}"));
        narrowed.shard(0);

        Candidate recognised = narrowed.reported(0).leaders().getFirst();
        assertThat(mined).contains(recognised.runId());
        assertThat(narrowed.modelOf(recognised.runId()))
                .as("the model of a trial that was not the best when it was mined")
                .isPresent();
    }

    @Test
    void aRunThatWasLeftIsTakenUp() {
        PodSweep sweep = PodSweep.of(experiment, folder);
        sweep.shard(0);
        Run abandoned = sweep.left().trials().getFirst();
        sweep.mlflow().runs().resume(abandoned.id());

        assertThat(sweep.shard(0).exit()).isZero();

        assertThat(sweep.runs().values()).hasSize(4).allMatch(run -> run.status() == RunStatus.FINISHED);
    }
}
