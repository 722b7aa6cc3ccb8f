package dev.apriori.operator.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;

/** Pods in trouble. */
public final class Pods {
    private final Map<String, String> labels;

    private Pods(Map<String, String> labels) {
        this.labels = labels;
    }

    public static Pods of(Deployment deployment) {
        return new Pods(deployment.getSpec().getTemplate().getMetadata().getLabels());
    }

    public static Pods any() {
        return new Pods(Map.of());
    }

    private PodBuilder pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("pod")
                .withLabels(labels)
                .endMetadata();
    }

    public Pod waiting(String reason, String message) {
        return pod().withNewStatus()
                .addNewContainerStatus()
                .withName("server")
                .withReady(false)
                .withNewState()
                .withNewWaiting(message, reason)
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    public Pod crashing(int exitCode, String reason, String message) {
        return pod().withNewStatus()
                .addNewContainerStatus()
                .withName("server")
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
    public Pod restarted(int exitCode, String message) {
        Pod pod = crashing(exitCode, "Error", message);
        pod.getStatus().getContainerStatuses().get(0).getState().setWaiting(null);
        return pod;
    }

    public Pod starting() {
        return waiting("ContainerCreating", null);
    }

    public Pod unschedulable(String message) {
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
