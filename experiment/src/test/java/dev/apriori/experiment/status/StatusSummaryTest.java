package dev.apriori.experiment.status;

import static dev.apriori.experiment.Statuses.leaders;
import static dev.apriori.experiment.Statuses.observed;
import static dev.apriori.experiment.Statuses.summary;
import static dev.apriori.experiment.Statuses.troubled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.Statuses;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.check.Problem;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.experiment.shard.NumberSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatusSummaryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = THEN.plusSeconds(60);

    @Test
    void aSweepUnderWayIsSummedUp() {
        Observed now = observed(
                new Tracking.Reachable(),
                NumberSet.of(7, 9),
                new Harvest(NumberSet.below(3), 599, 1, NumberSet.of(5), "too much", leaders(1)),
                Server.NONE);
        AprioriExperimentStatus status = summary(AprioriExperimentStatus.initial(), now, THEN);
        assertThat(status.phase()).isEqualTo(Phase.MINING);
        assertThat(status.trials().summary()).isEqualTo("599/9000");
        assertThat(status.trials().running()).isEqualTo(400);
        assertThat(status.trials().pending()).isEqualTo(8000);
        assertThat(status.harvestedShards()).isEqualTo("0-2");
        assertThat(status.failedTrials()).isEqualTo("5");
        assertThat(status.bestTrial().orElseThrow().value()).isEqualTo("53.2875");
        assertThat(status.bestTrial().orElseThrow().parameters()).containsEntry("metric", "support");
        assertThat(status.model()).isNull();
    }

    @Test
    void whatWasHarvestedIsReadBackFromAStatus() {
        Harvest harvest = new Harvest(NumberSet.of(0, 2), 398, 2, NumberSet.of(5, 6), "too much", leaders(5));
        Observed now = observed(new Tracking.Reachable(), NumberSet.NONE, harvest, Server.NONE);
        assertThat(Harvest.of(summary(AprioriExperimentStatus.initial(), now, THEN)))
                .isEqualTo(harvest);
    }

    @Test
    void aStatusStaysTheSameWhileNothingChanges() {
        AprioriExperimentStatus first = summary(AprioriExperimentStatus.initial(), troubled("down"), THEN);
        assertThat(summary(first, troubled("down"), LATER)).isEqualTo(first);
    }

    @Test
    void aConditionKeepsItsTimeUntilItTurns() {
        AprioriExperimentStatus first = summary(AprioriExperimentStatus.initial(), troubled("down"), THEN);
        Observed back = observed(
                new Tracking.Reachable(), NumberSet.NONE, troubled("down").harvest(), Server.NONE);
        AprioriExperimentStatus second = summary(first, back, LATER);
        assertThat(second.condition(ConditionType.TRACKING_REACHABLE))
                .map(ExperimentCondition::lastTransitionTime)
                .contains(LATER.toString());
        assertThat(second.condition(ConditionType.ACCEPTED))
                .map(ExperimentCondition::lastTransitionTime)
                .contains(THEN.toString());
    }

    @Test
    void aFailureStaysToBeReadAfterALaterVersionAnswers() {
        AprioriExperimentStatus failed = summary(AprioriExperimentStatus.initial(), troubled("down"), THEN);
        Observed fine = observed(
                new Tracking.Reachable(),
                NumberSet.NONE,
                troubled("down").harvest(),
                Server.answering("5", 2, "http://x"));
        assertThat(summary(failed, fine, LATER).serving().failure())
                .isEqualTo(failed.serving().failure())
                .isPresent();
    }

    @Test
    void theLargestStatusIsBelow16KB() throws JsonProcessingException {
        AprioriExperimentStatus status = Statuses.large();
        byte[] json = JSON.writeValueAsBytes(status);
        assertThat(json.length).isLessThan(16 * 1024);
        assertThat(JSON.readValue(new String(json, StandardCharsets.UTF_8), AprioriExperimentStatus.class))
                .isEqualTo(status);
    }

    @Test
    void textInAnyScriptIsCutToTheSameBytes() throws JsonProcessingException {
        AprioriExperimentStatus status =
                summary(AprioriExperimentStatus.initial(), troubled("频繁项集太多 🎬 ".repeat(500)), THEN);
        assertThat(JSON.writeValueAsBytes(status)).hasSizeLessThan(16 * 1024);
        assertThat(status.failure()).startsWith("频繁项集太多 🎬 ").endsWith("…").doesNotContain("\uFFFD");
    }

    @Test
    void aValueIsShownToSixDigits() {
        assertThat(new Candidate(0, "run", 8.080808080808081, 1).rounded()).isEqualTo("8.08081");
        assertThat(new Candidate(0, "run", 53.2875, 1).rounded()).isEqualTo("53.2875");
        assertThat(new Candidate(0, "run", 427088, 1).rounded()).isEqualTo("427088");
        assertThat(new Candidate(0, "run", 123456789.25, 1).rounded()).isEqualTo("123456789");
        assertThat(new Candidate(0, "run", 0.00002, 1).rounded()).isEqualTo("0.00002");
        assertThat(new Candidate(0, "run", -0.1234567, 1).rounded()).isEqualTo("-0.123457");
    }

    @Test
    void aRegisteredVersionIsNamedAsMlflowDoes() {
        Observed now = new Observed(
                new Tracking.Reachable(),
                NumberSet.NONE,
                Harvest.NONE,
                new Selection.Open(),
                new Registration.Registered("4", "run", false, HitRates.UNKNOWN),
                new Champion.Holder("4", "run", OptionalDouble.of(1)),
                Server.NONE);
        AprioriExperimentStatus status = summary(AprioriExperimentStatus.initial(), now, THEN);
        assertThat(status.modelVersion().orElseThrow().uri()).isEqualTo("models:/movielens/4");
        assertThat(status.modelVersion().orElseThrow().promoted()).isTrue();
    }

    @Test
    void whoTheChampionWasIsReadBackFromAStatus() {
        AprioriExperimentStatus status = summary(AprioriExperimentStatus.initial(), troubled("down"), THEN);
        assertThat(Champion.of(status)).isEqualTo(troubled("down").champion());
        assertThat(Champion.of(AprioriExperimentStatus.initial())).isEqualTo(new Champion.None());
    }

    @Test
    void aSweepKeepsTheTimeOfItsBeginning() {
        AprioriExperimentStatus first = summary(AprioriExperimentStatus.initial(), troubled("down"), THEN);
        AprioriExperimentStatus second = summary(first, Observed.nothing(), LATER);
        assertThat(second.sweepTime()).isEqualTo(THEN.toString());
    }

    @Test
    void whatIsThereStaysToldOfASpecThatIsRefused() {
        AprioriExperimentStatus before = summary(AprioriExperimentStatus.initial(), troubled("down"), THEN);
        AprioriExperimentStatus refused = StatusSummary.refused(
                8, LATER, before, SweepPolicy.refuse(List.of(new Problem("spec.dataset.volume", "is wrong"))));
        assertThat(refused.phase()).isEqualTo(Phase.FAILED);
        assertThat(refused.observedGeneration()).isEqualTo(8);
        assertThat(refused.message()).isEqualTo("spec.dataset.volume is wrong");
        assertThat(Harvest.of(refused)).isEqualTo(Harvest.of(before));
        assertThat(refused.condition(ConditionType.ACCEPTED))
                .map(ExperimentCondition::status)
                .contains(ExperimentCondition.State.FALSE);
        assertThat(refused.condition(ConditionType.TRACKING_REACHABLE))
                .isEqualTo(before.condition(ConditionType.TRACKING_REACHABLE));
    }
}
