package dev.apriori.experiment.policy;

import static dev.apriori.experiment.policy.Situations.BEST;
import static dev.apriori.experiment.policy.Situations.MINED;
import static dev.apriori.experiment.policy.Situations.NOTHING;
import static dev.apriori.experiment.policy.Situations.REGISTERED;
import static dev.apriori.experiment.policy.Situations.champion;
import static dev.apriori.experiment.policy.Situations.harvest;
import static dev.apriori.experiment.policy.Situations.registered;
import static dev.apriori.experiment.policy.Situations.running;
import static dev.apriori.experiment.policy.Situations.serving;
import static dev.apriori.experiment.policy.Situations.unreachable;
import static dev.apriori.experiment.policy.Situations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.Execution;
import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.api.Registry;
import dev.apriori.experiment.api.Registry.Promote;
import dev.apriori.experiment.api.Serving;
import dev.apriori.experiment.check.Problem;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.shard.NumberSet;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten trials, a shard each, two at once. */
class SweepPolicyTest {
    @Test
    void shardsAreStartedUpToParallelism() {
        Decision decision = decide(NOTHING);
        assertThat(decision.phase()).isEqualTo(Phase.MINING);
        assertThat(decision.actions()).containsExactly(new Action.StartShards(NumberSet.of(0, 1)));
    }

    @Test
    void shardsThatRunOrAreHarvestedAreNotStartedAgain() {
        Observed now = running(with(NOTHING, harvest(3, 0)), 4);
        assertThat(decide(now).actions()).containsExactly(new Action.StartShards(NumberSet.of(3)));
    }

    @Test
    void loweredParallelismEndsNothing() {
        assertThat(decide(running(NOTHING, 0, 1, 2, 3)).actions()).isEmpty();
    }

    @Test
    void withoutMlflowNothingStartsAndWhatRunsGoesOn() {
        Observed now = unreachable(running(NOTHING, 0));
        Decision decision = decide(now);
        assertThat(decision.actions()).isEmpty();
        assertThat(decision.phase()).isEqualTo(Phase.MINING);
        assertThat(decision.message()).isEqualTo("waiting for MLflow: connection refused");
        assertThat(state(decision, ConditionType.TRACKING_REACHABLE)).isEqualTo(State.FALSE);
        assertThat(decide(unreachable(running(NOTHING, 0, 1))).message())
                .isEqualTo("0 of 10 trials are done; waiting for MLflow: connection refused");
        assertThat(decide(unreachable(NOTHING)).phase()).isEqualTo(Phase.PENDING);
        assertThat(decide(unreachable(REGISTERED)).settled()).isFalse();
    }

    @Test
    void suspensionStopsWhatRuns() {
        Decision decision =
                SweepPolicy.of(spec(true, null, Promote.ALWAYS, true)).decide(running(NOTHING, 0, 1));
        assertThat(decision.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(decision.actions()).containsExactly(new Action.CancelShards(NumberSet.of(0, 1)));
    }

    @Test
    void whatIsReadyStaysReadyWhenSuspended() {
        Observed serving = serving(champion(REGISTERED, "4", 50), Server.answering("4", 2, "http://x"));
        assertThat(SweepPolicy.of(spec(true, null, Promote.ALWAYS, true))
                        .decide(serving)
                        .phase())
                .isEqualTo(Phase.READY);
    }

    @Test
    void tooManyFailuresFailTheExperiment() {
        Decision decision = decide(running(with(NOTHING, harvest(0, 2)), 5));
        assertThat(decision.phase()).isEqualTo(Phase.FAILED);
        assertThat(decision.message())
                .isEqualTo("2 of 10 trials failed, more than spec.execution.maxFailedPercent 10 allows");
        assertThat(decision.actions()).containsExactly(new Action.CancelShards(NumberSet.of(5)));
        assertThat(decide(with(NOTHING, harvest(0, 1))).phase()).isEqualTo(Phase.MINING);
    }

    @Test
    void aReachedGoalStopsTheSweepEarly() {
        SweepPolicy policy = SweepPolicy.of(spec(false, "50", Promote.ALWAYS, true));
        Observed found =
                with(NOTHING, new Harvest(NumberSet.of(4), 1, 0, NumberSet.NONE, "", new Leaders(List.of(BEST))));
        assertThat(policy.decide(running(found, 5)).actions())
                .containsExactly(new Action.CancelShards(NumberSet.of(5)));
        assertThat(policy.decide(found).phase()).isEqualTo(Phase.SELECTING);
    }

    @Test
    void withoutAnyRuleTheExperimentFailsAndSaysWhichThresholdsToLower() {
        Decision decision = decide(with(NOTHING, harvest(10, 0)));
        assertThat(decision.phase()).isEqualTo(Phase.FAILED);
        assertThat(decision.settled()).isTrue();
        assertThat(decision.message())
                .startsWith("no trial has a rule to judge by best_lift;")
                .contains("lower spec.grid.minSupport (now at least 0.", "or spec.grid.minThreshold (now at least ");
    }

    @Test
    void theBestIsConfirmedThenRegisteredThenServedThenPromoted() {
        assertThat(decide(MINED).actions())
                .containsExactly(new Action.SelectBest(MINED.harvest().leaders()));
        Observed chosen = with(MINED, new Selection.Chosen(BEST), new Registration.Open());
        assertThat(decide(chosen).actions()).containsExactly(new Action.RegisterModel(BEST));
        assertThat(decide(REGISTERED).actions()).containsExactly(new Action.RollOut("4"));
        Observed answering = serving(REGISTERED, Server.answering("4", 2, "http://x"));
        assertThat(decide(answering).actions()).containsExactly(new Action.MoveAlias("4"));
        Decision last = decide(champion(answering, "4", 50));
        assertThat(last.phase()).isEqualTo(Phase.READY);
        assertThat(last.settled()).isTrue();
        assertThat(last.findings())
                .allMatch(finding -> (finding.state() == State.TRUE) == (finding.type() != ConditionType.STALLED));
    }

    @Test
    void aModelThatIsNoBetterThanWhatEveryoneLikesIsToldOf() {
        assertThat(beatsPopularity(new HitRates("0.02", "0.1")))
                .isEqualTo(new Finding(
                        ConditionType.BEATS_POPULARITY,
                        State.FALSE,
                        "NotBetter",
                        "recommending what everyone likes is as good or better: 0.02 of the held-out likes are among the"
                                + " first ten that it recommends, and 0.1 among the ten most popular"));
        assertThat(beatsPopularity(new HitRates("0.1", "0.1")).state()).isEqualTo(State.FALSE);
        assertThat(beatsPopularity(HitRates.UNKNOWN).state()).isEqualTo(State.UNKNOWN);
    }

    private static Finding beatsPopularity(HitRates hitRates) {
        var registered = new Registration.Registered("4", BEST.runId(), false, hitRates);
        return decide(with(MINED, new Selection.Chosen(BEST), registered)).findings().stream()
                .filter(finding -> finding.type() == ConditionType.BEATS_POPULARITY)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereNothingIsServedTheVersionIsPromotedAtOnce() {
        SweepPolicy policy = SweepPolicy.of(spec(false, null, Promote.ALWAYS, false));
        assertThat(policy.decide(REGISTERED).actions()).containsExactly(new Action.MoveAlias("4"));
        assertThat(policy.decide(champion(REGISTERED, "4", 50)).phase()).isEqualTo(Phase.READY);
    }

    @Test
    void aVersionThatIsNotBetterLeavesTheChampion() {
        SweepPolicy policy = SweepPolicy.of(spec(false, null, Promote.IF_BETTER, true));
        Observed equal = champion(REGISTERED, "3", 50);
        assertThat(policy.decide(equal).actions()).containsExactly(new Action.RollOut("3"));
        Decision served = policy.decide(serving(equal, Server.answering("3", 2, "http://x")));
        assertThat(served.phase()).isEqualTo(Phase.READY);
        assertThat(served.message()).isEqualTo("version 4 is not better than version 3, which stays");
        assertThat(policy.decide(champion(REGISTERED, "3", 49)).actions()).containsExactly(new Action.RollOut("4"));
    }

    @Test
    void aPersonWhoMovesTheAliasBackHasTheLastWord() {
        Observed moved = champion(with(MINED, new Selection.Chosen(BEST), registered(true)), "3", 10);
        assertThat(decide(moved).actions()).containsExactly(new Action.RollOut("3"));
    }

    @Test
    void withoutPromotionAPersonMovesTheAlias() {
        SweepPolicy policy = SweepPolicy.of(spec(false, null, Promote.NEVER, true));
        Decision decision = policy.decide(REGISTERED);
        assertThat(decision.phase()).isEqualTo(Phase.READY);
        assertThat(decision.message()).contains("promote is Never");
        assertThat(policy.decide(champion(REGISTERED, "2", 1)).actions()).containsExactly(new Action.RollOut("2"));
    }

    @Test
    void aVersionThatWillNotAnswerLeavesTheOldOne() {
        Observed refused =
                serving(champion(REGISTERED, "3", 10), new Server("3", "3", "4", "ImagePullBackOff", 2, "http://x"));
        Decision decision = decide(refused);
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.settled()).isTrue();
        assertThat(decision.message())
                .isEqualTo("version 4 was given up: ImagePullBackOff; version 3 goes on answering");
        assertThat(state(decision, ConditionType.SERVING_READY)).isEqualTo(State.TRUE);
    }

    @Test
    void whatHoldsAVersionUpIsToldWhileItIsWaitedFor() {
        Decision decision = decide(
                serving(champion(REGISTERED, "3", 10), new Server("3", "3", "", "ImagePullBackOff", 2, "http://x")));
        assertThat(decision.phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(decision.message()).isEqualTo("waiting for version 4 to answer: ImagePullBackOff");
    }

    @Test
    void aChampionIsServedAnewAsAChangedSpecAsksFor() {
        Server before = new Server("4", "4", "", "", 2, "http://x", true);
        Decision decision = decide(serving(champion(REGISTERED, "4", 50), before));
        assertThat(decision.phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(decision.actions()).containsExactly(new Action.RollOut("4"));
        assertThat(decision.message())
                .isEqualTo("version 4 answers; waiting for it to answer as spec.serving asks for");
        assertThat(decide(serving(REGISTERED, before)).actions())
                .as("the alias does not wait for that")
                .containsExactly(new Action.MoveAlias("4"));
    }

    @Test
    void aChampionThatWouldNotAnswerAsAChangedSpecAsksForGoesOnAsBefore() {
        Decision decision = decide(serving(
                champion(REGISTERED, "4", 50), new Server("4", "4", "4", "Unschedulable", 2, "http://x", true)));
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.settled()).isTrue();
        assertThat(decision.message())
                .isEqualTo(
                        "version 4, served as spec.serving asks for, was given up: Unschedulable; it goes on answering as"
                                + " before");
        assertThat(state(decision, ConditionType.SERVING_READY)).isEqualTo(State.TRUE);
    }

    @Test
    void aChampionThatStopsAnsweringIsNotReady() {
        Observed crashed = serving(champion(REGISTERED, "4", 50), new Server("", "4", "", "", 0, "http://x"));
        Decision decision = decide(crashed);
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(state(decision, ConditionType.READY)).isEqualTo(State.FALSE);
    }

    @Test
    void whatNeedsMendingIsStalledAndWhatGoesOnByItselfIsNot() {
        Observed refused =
                serving(champion(REGISTERED, "3", 10), new Server("3", "3", "4", "ImagePullBackOff", 2, "http://x"));
        assertThat(state(decide(refused), ConditionType.STALLED)).isEqualTo(State.TRUE);
        assertThat(state(decide(with(NOTHING, harvest(10, 0))), ConditionType.STALLED))
                .isEqualTo(State.TRUE);
        Observed crashed = serving(champion(REGISTERED, "4", 50), new Server("", "4", "", "", 0, "http://x"));
        assertThat(state(decide(crashed), ConditionType.STALLED)).isEqualTo(State.FALSE);
        assertThat(state(decide(NOTHING), ConditionType.STALLED)).isEqualTo(State.FALSE);
        assertThat(state(SweepPolicy.refuse(List.of(new Problem("spec", "is wrong"))), ConditionType.STALLED))
                .isEqualTo(State.TRUE);
    }

    @Test
    void whereItIsPromotedAlwaysAWorseVersionTakesOver() {
        Observed better = champion(REGISTERED, "3", 1000);
        assertThat(SweepPolicy.of(spec(false, null, Promote.ALWAYS, true))
                        .decide(better)
                        .actions())
                .containsExactly(new Action.RollOut("4"));
        assertThat(SweepPolicy.of(spec(false, null, Promote.IF_BETTER, true))
                        .decide(better)
                        .actions())
                .containsExactly(new Action.RollOut("3"));
    }

    @Test
    void aSpecThatDoesNotPassIsNotAccepted() {
        Decision decision = SweepPolicy.refuse(List.of(new Problem("spec.grid", "is missing")));
        assertThat(decision.phase()).isEqualTo(Phase.FAILED);
        assertThat(state(decision, ConditionType.ACCEPTED)).isEqualTo(State.FALSE);
        assertThat(decision.message()).isEqualTo("spec.grid is missing");
    }

    static AprioriExperimentSpec spec(boolean suspend, String goal, Promote promote, boolean serve) {
        return Specs.of(
                suspend,
                Specs.grid(10, 1, 1, 1, 1, 1),
                new ObjectiveSpec(null, null, goal, null, null),
                new Execution(null, null, 2, new IntOrString(1), null, null, null, null),
                new Registry(null, null, promote),
                Serving.of(serve));
    }

    private static Decision decide(Observed now) {
        return SweepPolicy.of(spec(false, null, Promote.ALWAYS, true)).decide(now);
    }

    private static State state(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow()
                .state();
    }
}
