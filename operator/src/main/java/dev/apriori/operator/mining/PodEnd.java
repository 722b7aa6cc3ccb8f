package dev.apriori.operator.mining;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a miner's container ended.
 *
 * @param reason Kubernetes' word for it, such as OOMKilled
 * @param message what it left as its termination message
 */
record PodEnd(int exitCode, String reason, String message, String finishedAt) {
    /** By this label a Job's pods are told from those of an earlier Job of the same name. */
    static final String JOB_UID = "batch.kubernetes.io/controller-uid";

    /** Of a Job's pods that have ended, the last first; read from the API server, once a Job. */
    static List<PodEnd> of(KubernetesClient kubernetes, Job job) {
        return kubernetes
                .pods()
                .inNamespace(job.getMetadata().getNamespace())
                .withLabel(JOB_UID, job.getMetadata().getUid())
                .list()
                .getItems()
                .stream()
                .flatMap(PodEnd::of)
                .sorted(Comparator.comparing(PodEnd::finishedAt).reversed())
                .toList();
    }

    static Stream<PodEnd> of(Pod pod) {
        if (pod.getStatus() == null) {
            return Stream.empty();
        }
        return pod.getStatus().getContainerStatuses().stream()
                .filter(container -> container.getName().equals(MinerPod.CONTAINER))
                .flatMap(container -> Optional.ofNullable(container.getState().getTerminated()).stream())
                .map(PodEnd::of);
    }

    private static PodEnd of(ContainerStateTerminated end) {
        return new PodEnd(end.getExitCode(), said(end.getReason()), said(end.getMessage()), said(end.getFinishedAt()));
    }

    private static String said(String text) {
        return text == null ? "" : text.strip();
    }
}
