package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.operator.pod.Pods;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How one version takes over from another, with observer, policy and planner as they work together. */
class RolloutTest {
    private static final String TWO = "{replicas: 2, rolloutTimeout: 2m}";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Test
    void theFirstVersionAnswersAsSoonAsOneOfItsPodsDoes() {
        Stage stage = new Stage(TWO);
        assertThat(stage.look("3").phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(stage.front().pointed().version()).isEqualTo("3");
        assertThat(stage.settle("3").message()).isEqualTo("waiting for version 3 to answer");
        stage.ready("3", 1);
        assertThat(stage.look("3").phase()).isEqualTo(Phase.READY);
        assertThat(stage.front().liveSince()).isPresent();
        assertThat(stage.deployment("3").getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void theNextVersionTakesOverWhenAllItsPodsAnswer() {
        Stage stage = serving(TWO, "3");
        assertThat(stage.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
        stage.ready("4", 1);
        stage.settle("4");
        assertThat(stage.front().pointed().version()).isEqualTo("3");
        stage.ready("4", 2);
        stage.look("4");
        assertThat(stage.front().pointed().version()).isEqualTo("4");
        assertThat(stage.look("4").phase()).isEqualTo(Phase.READY);
    }

    @Test
    void theOldPodsStayUntilTheyHaveDrained() {
        Stage stage = serving(TWO, "3");
        stage.pass(Duration.ofMinutes(1));
        stage.look("4");
        stage.ready("4", 2);
        stage.settle("4");
        assertThat(stage.deployedVersions()).containsExactly("3", "4");
        assertThat(stage.again()).contains(Planner.DRAIN);
        stage.pass(Planner.DRAIN);
        stage.settle("4");
        assertThat(stage.deployedVersions()).containsExactly("4");
        assertThat(stage.again()).isEmpty();
    }

    @Test
    void aVersionThatWillNotAnswerIsGivenUpAndGoneWhileTheOldOneAnswers() {
        Stage stage = serving(TWO, "3");
        stage.look("4");
        stage.pod(Pods.of(stage.deployment("4")).waiting("ImagePullBackOff", "Back-off pulling image \"x\""));
        assertThat(stage.look("4").message())
                .isEqualTo("waiting for version 4 to answer: ImagePullBackOff: Back-off pulling image \"x\"");
        assertThat(stage.again()).contains(TIMEOUT);
        stage.pass(TIMEOUT);
        Decision decision = stage.settle("4");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.settled()).isTrue();
        assertThat(decision.message())
                .isEqualTo("version 4 was given up: ImagePullBackOff: Back-off pulling image \"x\"; version 3 goes"
                        + " on answering");
        assertThat(stage.deployedVersions()).containsExactly("3");
        assertThat(stage.front().pointed().version()).isEqualTo("3");
    }

    @Test
    void anotherGenerationTriesAgain() {
        Stage stage = givenUp();
        stage.edit("{replicas: 3, rolloutTimeout: 2m}");
        assertThat(stage.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
        stage.ready("4", 3);
        assertThat(stage.settle("4").phase()).isEqualTo(Phase.READY);
        assertThat(stage.front().failure()).isEmpty();
    }

    @Test
    void anotherVersionIsTriedAndTheFailureForgotten() {
        Stage stage = givenUp();
        stage.look("5");
        assertThat(stage.deployedVersions()).containsExactly("3", "5");
        assertThat(stage.front().failure()).isEmpty();
    }

    @Test
    void anUpgradedOperatorTriesAgainWithItsImage() {
        Stage stage = givenUp();
        stage.upgradeOperator("registry.example.org/apriori-miner:1.2.4");
        assertThat(stage.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
    }

    @Test
    void aFirstVersionThatWillNotAnswerLeavesOnlyItsService() {
        Stage stage = new Stage(TWO);
        stage.look("3");
        stage.pass(TIMEOUT);
        Decision decision = stage.settle("3");
        assertThat(decision.message())
                .isEqualTo("version 3 was given up: not all of its pods were ready within 2m; nothing is served");
        assertThat(stage.deployedVersions()).isEmpty();
        assertThat(stage.one(PodDisruptionBudget.class)).isEmpty();
        stage.look("4");
        stage.ready("4", 2);
        assertThat(stage.settle("4").phase()).isEqualTo(Phase.READY);
    }

    @Test
    void aChangedTemplateIsRolledOutBesideWhatAnswers() {
        Stage stage = serving(TWO, "3");
        stage.edit("{replicas: 2, podTemplate: {spec: {priorityClassName: high}}}");
        Decision decision = stage.look("3");
        assertThat(decision.message())
                .isEqualTo("version 3 answers; waiting for it to answer as spec.serving asks for");
        assertThat(stage.deployedVersions()).containsExactly("3", "3");
        stage.ready("3", 2);
        assertThat(stage.settle("3").phase()).isEqualTo(Phase.READY);
        stage.pass(Planner.DRAIN);
        stage.look("3");
        assertThat(stage.deployedVersions()).containsExactly("3");
    }

    @Test
    void aTemplateThatFailsLeavesThePodsBeforeItEvenScaled() {
        Stage stage = serving(TWO, "3");
        stage.edit("{replicas: 3, rolloutTimeout: 2m, podTemplate: {spec: {priorityClassName: none}}}");
        stage.look("3");
        stage.pass(TIMEOUT);
        Decision decision = stage.settle("3");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.message())
                .isEqualTo(
                        "version 3, served as spec.serving asks for, was given up: not all of its pods were ready within"
                                + " 2m; it goes on answering as before");
        assertThat(stage.deployedVersions()).containsExactly("3");
        assertThat(stage.deployment("3").getSpec().getReplicas()).isEqualTo(3);
        assertThat(stage.deployment("3").getSpec().getTemplate().getSpec().getPriorityClassName())
                .isNull();
    }

    @Test
    void aTakenBackTemplateLeavesNothingBehind() {
        Stage stage = serving(TWO, "3");
        stage.edit("{podTemplate: {spec: {priorityClassName: high}}}");
        stage.look("3");
        stage.edit(TWO);
        assertThat(stage.look("3").phase()).isEqualTo(Phase.READY);
        assertThat(stage.deployedVersions()).containsExactly("3");
    }

    @Test
    void whatNobodyCanAskForWithoutMlflowBeginsAfreshAfterwards() {
        Stage stage = serving(TWO, "3");
        stage.look("4");
        stage.pass(Duration.ofMinutes(1));
        stage.lookWithoutMlflow();
        assertThat(stage.deployedVersions()).containsExactly("3");
        stage.pass(TIMEOUT);
        assertThat(stage.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(stage.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
    }

    @Test
    void aReturnToTheVersionBeforeNeedsNoNewPods() {
        Stage stage = serving(TWO, "3");
        stage.pass(Duration.ofMinutes(1));
        stage.look("4");
        stage.ready("4", 2);
        stage.settle("4");
        stage.look("3");
        assertThat(stage.front().pointed().version()).isEqualTo("3");
        assertThat(stage.look("3").phase()).isEqualTo(Phase.READY);
    }

    @Test
    void whereNothingAnswersOnePodIsEnoughToTakeOver() {
        Stage stage = serving(TWO, "3");
        stage.ready("3", 0);
        stage.look("4");
        stage.ready("4", 1);
        stage.look("4");
        assertThat(stage.front().pointed().version()).isEqualTo("4");
    }

    @Test
    void aServerThatCrashesLongAfterIsNotGivenUp() {
        Stage stage = serving(TWO, "3");
        stage.ready("3", 0);
        stage.pod(Pods.of(stage.deployment("3")).crashing(137, "OOMKilled", ""));
        stage.pass(TIMEOUT.multipliedBy(10));
        Decision decision = stage.settle("3");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.message())
                .isEqualTo("version 3 has stopped answering: CrashLoopBackOff, OOMKilled, exit code 137");
        assertThat(stage.deployedVersions()).containsExactly("3");
    }

    @Test
    void aDeploymentThatSomeoneDeletesIsMadeAgain() {
        Stage stage = serving(TWO, "3");
        stage.deleteDeployment("3");
        stage.lookWithoutMlflow();
        assertThat(stage.deployedVersions()).containsExactly("3");
    }

    @Test
    void aServiceThatSomeoneDeletesOrTurnsAwayComesBackToThePodsThatAnswer() {
        Stage stage = serving(TWO, "3");
        stage.deleteService();
        stage.lookWithoutMlflow();
        assertThat(stage.front().pointed().version()).isEqualTo("3");
        stage.turnService("9");
        stage.lookWithoutMlflow();
        assertThat(stage.front().pointed().version()).isEqualTo("3");
        assertThat(stage.deployedVersions()).containsExactly("3");
    }

    @Test
    void theAutoscalerHasTheSayOverItsPodsAndTheNextVersionStartsWithAsMany() {
        Stage stage = serving("{autoscaling: {minReplicas: 2, maxReplicas: 9}}", "3");
        assertThat(stage.deployment("3").getSpec().getReplicas()).isEqualTo(2);
        stage.deployment("3").getSpec().setReplicas(7);
        stage.look("3");
        assertThat(stage.deployment("3").getSpec().getReplicas()).isEqualTo(7);
        stage.look("4");
        assertThat(stage.deployment("4").getSpec().getReplicas()).isEqualTo(7);
        assertThat(scaled(stage)).isEqualTo(stage.deployment("3").getMetadata().getName());
        stage.ready("4", 7);
        stage.settle("4");
        assertThat(scaled(stage)).isEqualTo(stage.deployment("4").getMetadata().getName());
        stage.edit("{replicas: 2}");
        stage.look("4");
        assertThat(stage.one(HorizontalPodAutoscaler.class)).isEmpty();
        assertThat(stage.deployment("4").getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void aSinglePodHasNoBudgetAndNoHostNoIngress() {
        Stage stage = serving("{replicas: 2, ingress: {host: films.example.org}}", "3");
        assertThat(stage.one(PodDisruptionBudget.class)).isPresent();
        assertThat(stage.one(Ingress.class)).isPresent();
        stage.edit("{replicas: 1}");
        stage.look("3");
        assertThat(stage.one(PodDisruptionBudget.class)).isEmpty();
        assertThat(stage.one(Ingress.class)).isEmpty();
    }

    @Test
    void withoutServingAllOfItGoes() {
        Stage stage = serving("{autoscaling: {maxReplicas: 3}, ingress: {host: films.example.org}}", "3");
        stage.look("4");
        stage.edit("{enabled: false}");
        stage.look("4");
        assertThat(stage.isEmpty()).isTrue();
    }

    private static Stage serving(String spec, String version) {
        Stage stage = new Stage(spec);
        stage.look(version);
        stage.ready(version, stage.deployment(version).getSpec().getReplicas());
        assertThat(stage.settle(version).phase()).isEqualTo(Phase.READY);
        return stage;
    }

    private static Stage givenUp() {
        Stage stage = serving(TWO, "3");
        stage.look("4");
        stage.pass(TIMEOUT);
        assertThat(stage.settle("4").phase()).isEqualTo(Phase.DEGRADED);
        return stage;
    }

    private static String scaled(Stage stage) {
        return stage.one(HorizontalPodAutoscaler.class)
                .orElseThrow()
                .getSpec()
                .getScaleTargetRef()
                .getName();
    }
}
