package dev.apriori.results;

import static dev.apriori.results.Given.MLFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trials are found again in MLflow by what they are, whoever ran them. */
class TrialRunsTest {
    private final Runs runs = MLFLOW.runs();
    private final String experiment = Given.experiment();
    private final AprioriExperimentSpec spec = Given.spec(Map.of(
            "grid", "{minSupport: ['0.2', '0.1'], minThreshold: ['0.5', '1'], maxLength: [2, 3]}",
            "execution", "{trialsPerJob: 8}"));
    private final List<Trial> trials = ShardPlan.of(spec).trialsOf(0);
    private final Objective objective = Objective.of(spec.objective());
    private final TrialRuns ours = new TrialRuns(experiment, "uid", Given.data(spec, 1));

    private Run run(TrialRuns whose, Trial trial) {
        return runs.create(NewRun.named(experiment, trial.name("test")).tagged(whose.tags(trial)));
    }

    private Run finished(TrialRuns whose, Trial trial, double lift, int rules) {
        Run run = run(whose, trial);
        runs.log(
                run.id(),
                RunData.empty().withMetrics(Map.of("best_lift", lift, "rules", (double) rules, "transactions", 100.0)));
        runs.finish(run.id(), RunStatus.FINISHED);
        return run;
    }

    private Run failed(Trial trial, String reason) {
        Run run = run(ours, trial);
        runs.log(run.id(), RunData.empty().withTags(Map.of(TrialTags.FAILURE, reason)));
        runs.finish(run.id(), RunStatus.FAILED);
        return run;
    }

    @Test
    void aShardWhoseTrialsHaveAllEndedIsReportedWithItsBest() {
        Run first = finished(ours, trials.get(0), 2.5, 10);
        Run second = finished(ours, trials.get(1), 3.5, 20);
        for (Trial trial : trials.subList(2, 7)) {
            finished(ours, trial, 1.5, 30);
        }
        failed(trials.get(7), "more than 5 rules; raise spec.limits.maxRules");

        ShardReport report = ours.report(runs, 4, trials, objective).orElseThrow();

        assertThat(report.shard()).isEqualTo(4);
        assertThat(report.succeeded()).isEqualTo(7);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.failedTrials())
                .isEqualTo(Integer.toString(trials.get(7).number()));
        assertThat(report.failure()).isEqualTo("more than 5 rules; raise spec.limits.maxRules");
        assertThat(report.leaders())
                .hasSize(5)
                .startsWith(
                        new Candidate(trials.get(1).number(), second.id(), 3.5, 20),
                        new Candidate(trials.get(0).number(), first.id(), 2.5, 10));
    }

    @Test
    void aShardWithATrialUnderWayIsNotReported() {
        trials.subList(0, 7).forEach(trial -> finished(ours, trial, 1.5, 3));
        run(ours, trials.get(7));

        assertThat(ours.report(runs, 0, trials, objective)).isEmpty();
        assertThat(ours.ends(runs, trials)).hasSize(7).doesNotContainKey(trials.get(7));
    }

    @Test
    void ofTwoRunsOfATrialTheEarlierCounts() {
        Run first = finished(ours, trials.get(0), 2.5, 10);
        finished(ours, trials.get(0), 2.5, 10);

        assertThat(ours.finished(runs, trials.subList(0, 1)).get(trials.get(0)).id())
                .isEqualTo(first.id());
    }

    @Test
    void aFailedTrialThatWasFinishedLaterHasSucceeded() {
        failed(trials.get(0), "out of time");
        Run later = finished(ours, trials.get(0), 2.5, 10);

        assertThat(ours.ends(runs, trials.subList(0, 1)).get(trials.get(0)))
                .isInstanceOfSatisfying(
                        TrialEnd.Finished.class, end -> assertThat(end.runId()).isEqualTo(later.id()));
    }

    @Test
    void whatWasBegunAndLeftIsFoundWhateverItsState() {
        Run running = run(ours, trials.get(0));
        Run killed = run(ours, trials.get(1));
        runs.finish(killed.id(), RunStatus.KILLED);
        Run given = failed(trials.get(2), "out of time");

        assertThat(ours.left(runs, trials.subList(0, 4)))
                .hasSize(3)
                .hasEntrySatisfying(trials.get(0), run -> assertThat(run.id()).isEqualTo(running.id()))
                .hasEntrySatisfying(trials.get(1), run -> assertThat(run.id()).isEqualTo(killed.id()))
                .hasEntrySatisfying(trials.get(2), run -> assertThat(run.id()).isEqualTo(given.id()));
    }

    @Test
    void anotherResourceAndFreshDataHaveTrialsOfTheirOwn() {
        finished(ours, trials.get(0), 2.5, 10);

        assertThat(new TrialRuns(experiment, "another uid", ours.data()).finished(runs, trials.subList(0, 4)))
                .isEmpty();
        assertThat(new TrialRuns(experiment, "uid", Given.data(spec, 2)).finished(runs, trials.subList(0, 4)))
                .isEmpty();
        assertThat(ours.finished(runs, trials.subList(0, 4))).containsOnlyKeys(trials.get(0));
    }

    @Test
    void manyTrialsAreFoundAmongThoseOfAnotherGrid() {
        List<Trial> many = ShardPlan.of(Given.spec(Map.of(
                        "grid",
                        "{minSupport: ['0.3', '0.25', '0.2', '0.15', '0.1'], minThreshold: ['0.5', '1', '2']}")))
                .trialsOf(0);
        many.forEach(trial -> finished(ours, trial, 1.5, 3));

        assertThat(ours.finished(runs, many.subList(2, 14))).containsOnlyKeys(many.subList(2, 14));
    }

    @Test
    void anAddressIsTaggedWithoutItsSignature() {
        var signed = spec.dataset().at("https://host/ratings.csv?signature=secret", "");
        var trialRuns = new TrialRuns(experiment, "uid", DataIdentity.of(signed, 2));

        assertThat(trialRuns.tags(trials.get(0))).containsEntry(TrialTags.DATA, "https://host/ratings.csv#2");
    }
}
