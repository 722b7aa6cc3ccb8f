package dev.apriori.operator.pod;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What keeps pods from doing their work, in one sentence without a full stop. Names of pods and times to wait are left
 * out of it, so that it stays the same while the trouble does.
 */
public final class PodTrouble {
    /** What every container waits for. */
    private static final Set<String> ON_THE_WAY = Set.of("ContainerCreating", "PodInitializing");

    private static final Set<String> PULLING = Set.of("ErrImagePull", "ImagePullBackOff");
    private static final String FAILED_PULL = "ErrImagePull: ";

    private static final Set<String> NOT_TELLING = Set.of("Error", "Unknown");

    /** What the kubelet writes where it finds no last words. */
    private static final String NO_LOG = "Error on reading termination message from logs";

    private PodTrouble() {}

    /** Of the first pod that has any; then of the Deployment, which may not be let make pods. */
    public static Optional<String> of(Optional<Deployment> deployment, List<Pod> pods) {
        return pods.stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .map(PodTrouble::ofPod)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> deployment.flatMap(PodTrouble::ofDeployment));
    }

    /** Of one pod, if it has any. */
    public static Optional<String> ofPod(Pod pod) {
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .map(PodTrouble::ofContainer)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> unschedulable(pod))
                .or(() -> evicted(pod));
    }

    private static Optional<String> ofContainer(ContainerStatus container) {
        Optional<ContainerState> now = Optional.ofNullable(container.getState());
        Optional<String> crash = now.map(ContainerState::getTerminated)
                .or(() -> Optional.ofNullable(container.getLastState()).map(ContainerState::getTerminated))
                .filter(end -> end.getExitCode() != 0 && !Boolean.TRUE.equals(container.getReady()))
                .map(PodTrouble::crash);
        return crash.or(() -> now.map(ContainerState::getWaiting)
                .filter(waiting -> waiting.getReason() != null && !ON_THE_WAY.contains(waiting.getReason()))
                .map(PodTrouble::waiting));
    }

    /** An image that is pulled again and again is told in the words of a failed pull. */
    private static String waiting(ContainerStateWaiting waiting) {
        if (!PULLING.contains(waiting.getReason()) || waiting.getMessage() == null) {
            return sentence(waiting.getReason(), waiting.getMessage());
        }
        String message = waiting.getMessage();
        int cause = message.indexOf(FAILED_PULL);
        return sentence("ImagePullBackOff", cause < 0 ? message : message.substring(cause + FAILED_PULL.length()));
    }

    /** In the same words while the container runs again, ends again, and waits for its next turn. */
    private static String crash(ContainerStateTerminated end) {
        boolean telling = end.getReason() != null && !NOT_TELLING.contains(end.getReason());
        return sentence(
                "CrashLoopBackOff, " + (telling ? end.getReason() + ", " : "") + "exit code " + end.getExitCode(),
                lastWords(end.getMessage()));
    }

    /** The last line that is no part of a stack trace. */
    private static String lastWords(String message) {
        return message == null || message.startsWith(NO_LOG)
                ? ""
                : message.lines()
                        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                        .reduce("", (first, second) -> second);
    }

    private static Optional<String> unschedulable(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType()))
                .filter(condition -> "False".equals(condition.getStatus()) && condition.getReason() != null)
                .map((PodCondition condition) -> sentence(condition.getReason(), condition.getMessage()))
                .findFirst();
    }

    private static Optional<String> evicted(Pod pod) {
        return "Failed".equals(pod.getStatus().getPhase())
                ? Optional.ofNullable(pod.getStatus().getReason())
                        .map(reason -> sentence(reason, pod.getStatus().getMessage()))
                : Optional.empty();
    }

    private static Optional<String> ofDeployment(Deployment deployment) {
        if (deployment.getStatus() == null) {
            return Optional.empty();
        }
        return deployment.getStatus().getConditions().stream()
                .filter(condition -> "ReplicaFailure".equals(condition.getType()))
                .filter(condition -> "True".equals(condition.getStatus()))
                .map((DeploymentCondition condition) -> sentence(
                        condition.getReason(), condition.getMessage().replaceAll("pods \"[^\"]*\" is", "a pod is")))
                .findFirst();
    }

    private static String sentence(String reason, String message) {
        String text = message == null ? "" : message.strip().replaceAll("\\s+", " ");
        String unended = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return unended.isEmpty() ? reason : reason + ": " + unended;
    }
}
