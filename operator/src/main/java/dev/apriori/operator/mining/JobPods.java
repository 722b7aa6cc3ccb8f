package dev.apriori.operator.mining;

import dev.apriori.operator.pod.PodTrouble;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods of Jobs as the cache has them: it may be behind, so that what is missing says nothing.
 *
 * @param all of an experiment's Jobs, whichever
 */
public record JobPods(List<Pod> all) {
    public JobPods(Collection<Pod> all) {
        this(List.copyOf(all));
    }

    /** How its pod ended that did all it was to do. The Job's own word for it comes about a second later. */
    Optional<PodEnd> succeeded(Job job) {
        return of(job, "Succeeded").flatMap(PodEnd::of).findFirst();
    }

    /** What keeps a pod from starting. */
    Optional<String> heldUp(Job job) {
        return of(job, "Pending")
                .map(PodTrouble::ofPod)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<Pod> of(Job job, String phase) {
        return all.stream()
                .filter(pod ->
                        pod.getStatus() != null && phase.equals(pod.getStatus().getPhase()))
                .filter(pod -> job.getMetadata()
                        .getUid()
                        .equals(pod.getMetadata().getLabels().get(PodEnd.JOB_UID)));
    }
}
