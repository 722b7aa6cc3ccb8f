package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the autoscaler may do to pods while a canary shares the requests with them, and after. */
class CanaryScalingTest {
    private static final String SPEC = "{autoscaling: {minReplicas: 4, maxReplicas: 9}, canary: {percent: 50}}";

    /** What it bears is not missed by the old pods, and is by those of the winner if it has no more than they are then. */
    @Test
    void whileItSharesTheRequestsNoPodsAreTakenAway() {
        Stage stage = new Stage(SPEC).served();
        stage.pass(Planner.SETTLE);
        stage.settle("3");
        assertThat(scalesDown(stage)).isTrue();
        stage.look("4");
        stage.up("4");
        stage.settle("4");
        assertThat(scalesDown(stage)).isFalse();
        wins(stage);
        assertThat(scalesDown(stage)).isFalse();
        stage.settle("4");
        assertThat(stage.front().pointed().version()).isEqualTo("4");
        assertThat(scalesDown(stage)).isFalse();
        stage.pass(Planner.SETTLE);
        stage.settle("4");
        assertThat(scalesDown(stage)).isTrue();
    }

    /** What the autoscaler has measured so far is the load of pods that shared it. */
    @Test
    void norUntilMetricsTellWhatThePodsBearThatAreLeft() {
        Stage stage = new Stage(SPEC).served();
        stage.pass(Duration.ofMinutes(10));
        stage.look("4");
        stage.up("4");
        stage.settle("4");
        assertThat(stage.front().sharing()).isPresent();
        stage.look("3");
        assertThat(stage.front().sharing()).isEmpty();
        stage.pass(Planner.DRAIN);
        stage.settle("3");
        assertThat(stage.deployedVersions()).containsExactly("3");
        assertThat(scalesDown(stage)).isFalse();
        assertThat(stage.again()).contains(Planner.SETTLE.minus(Planner.DRAIN));
        stage.pass(Planner.SETTLE);
        stage.settle("3");
        assertThat(scalesDown(stage)).isTrue();
        assertThat(stage.front().canary()).isEmpty();
    }

    private static void wins(Stage stage) {
        stage.servers().answered("3", 400, 0, 0);
        stage.servers().answered("4", 400, 0, 0);
        stage.pass(Duration.ofMinutes(10));
        stage.look("4");
        assertThat(stage.front().sharing().orElseThrow().hasWon()).isTrue();
    }

    private static boolean scalesDown(Stage stage) {
        HorizontalPodAutoscalerBehavior behavior =
                stage.one(HorizontalPodAutoscaler.class).orElseThrow().getSpec().getBehavior();
        return behavior == null || !"Disabled".equals(behavior.getScaleDown().getSelectPolicy());
    }
}
