package dev.apriori.operator.serving;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;

/** Pods in trouble. */
final class Pods {
    private final Map<String, String> labels;

    private Pods(Map<String, String> labels) {
        this.labels = labels;
    }

    static Pods of(Deployment deployment) {
        return new Pods(deployment.getSpec().getTemplate().getMetadata().getLabels());
    }

    static Pods any() {
        return new Pods(Map.of());
    }

    private PodBuilder pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("pod")
                .withLabels(labels)
                .endMetadata();
    }

    Pod waiting(String reason, String message) {
        return pod().withNewStatus()
                .addNewContainerStatus()
                .withName(ServerPods.CONTAINER)
                .withReady(false)
                .withNewState()
                .withNewWaiting(message, reason)
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    Pod crashing(int exitCode, String reason, String message) {
        return pod().withNewStatus()
                .addNewContainerStatus()
                .withName(ServerPods.CONTAINER)
                .withReady(false)
                .withNewState()
                .withNewWaiting(
                        "back-off 10s restarting failed container=server pod=pod_default(1-2)", "CrashLoopBackOff")
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(reason)
                .withMessage(message)
                .endTerminated()
                .endLastState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    /** Started again after a crash, and not ready yet. */
    Pod restarted(int exitCode, String message) {
        Pod pod = crashing(exitCode, "Error", message);
        pod.getStatus().getContainerStatuses().get(0).getState().setWaiting(null);
        return pod;
    }

    Pod starting() {
        return waiting("ContainerCreating", null);
    }

    Pod unschedulable(String message) {
        return pod().withNewStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .endCondition()
                .endStatus()
                .build();
    }
}
