package dev.apriori.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodTroubleTest {
    @Test
    void anImageThatCannotBePulledIsNamedInTheSameWordsAtEachTry() {
        String once = "failed to pull image \"x:1\": not found";
        assertThat(trouble(Pods.any().waiting("ErrImagePull", once))).contains("ImagePullBackOff: " + once);
        assertThat(trouble(Pods.any()
                        .waiting("ImagePullBackOff", "Back-off pulling image \"x:1\": ErrImagePull: " + once)))
                .contains("ImagePullBackOff: " + once);
    }

    @Test
    void aSecretThatIsMissingIsNamed() {
        assertThat(trouble(Pods.any().waiting("CreateContainerConfigError", "secret \"mlflow\" not found")))
                .contains("CreateContainerConfigError: secret \"mlflow\" not found");
    }

    @Test
    void aServersLastWordsAreToldWithoutItsTrace() {
        String log = """
                loading models:/movielens/4
                Exception in thread "main" java.lang.IllegalStateException: stopped
                \tat dev.apriori.Some.where(Some.java:1)
                Caused by: java.net.ConnectException: mlflow refuses.
                \tat java.base/x.y(Z.java:2)
                \t... 3 more
                """;
        assertThat(trouble(Pods.any().crashing(1, "Error", log)))
                .contains("CrashLoopBackOff, exit code 1: Caused by: java.net.ConnectException: mlflow refuses");
    }

    @Test
    void aCrashIsToldAlsoWhileTheContainerRunsAgain() {
        assertThat(trouble(Pods.any().restarted(2, "model movielens has no version 4")))
                .contains("CrashLoopBackOff, exit code 2: model movielens has no version 4");
    }

    @Test
    void memoryThatIsUsedUpIsTold() {
        assertThat(trouble(Pods.any().crashing(137, "OOMKilled", null)))
                .contains("CrashLoopBackOff, OOMKilled, exit code 137");
    }

    @Test
    void whatTheKubeletCouldNotReadIsNoReason() {
        assertThat(trouble(Pods.any()
                        .crashing(
                                1, "Error", "Error on reading termination message from logs: lstat /var/log: no such")))
                .contains("CrashLoopBackOff, exit code 1");
    }

    @Test
    void aPodWithoutANodeIsTold() {
        assertThat(trouble(Pods.any().unschedulable("0/1 nodes are available: 1 Insufficient memory.")))
                .contains("Unschedulable: 0/1 nodes are available: 1 Insufficient memory");
    }

    @Test
    void aPodThatStartsIsInNoTrouble() {
        assertThat(trouble(Pods.any().starting())).isEmpty();
    }

    @Test
    void podsThatMayNotBeMadeAreToldOfWithoutTheirNames() {
        Deployment deployment = new DeploymentBuilder()
                .withNewStatus()
                .addNewCondition()
                .withType("ReplicaFailure")
                .withStatus("True")
                .withReason("FailedCreate")
                .withMessage("pods \"movielens-v4-1-x7f\" is forbidden: exceeded quota: pods")
                .endCondition()
                .endStatus()
                .build();
        assertThat(PodTrouble.of(Optional.of(deployment), List.of()))
                .contains("FailedCreate: a pod is forbidden: exceeded quota: pods");
    }

    private static Optional<String> trouble(Pod pod) {
        return PodTrouble.of(Optional.empty(), List.of(pod));
    }
}
