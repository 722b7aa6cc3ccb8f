package dev.apriori.operator.mining;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;

/** The queue of Kueue's that a Job waits in: the Job is made suspended, and goes when Kueue says so. */
final class JobQueue {
    private static final String LABEL = "kueue.x-k8s.io/queue-name";

    /** What we have asked for: Kueue labels Jobs, too, such as with a namespace's default queue. */
    private static final String ASKED = "apriori.dev/queue";

    private JobQueue() {}

    /** @param queue empty for none */
    static Job in(String queue, Job job) {
        return queue.isEmpty()
                ? job
                : new JobBuilder(job)
                        .editMetadata()
                        .addToLabels(LABEL, queue)
                        .addToAnnotations(ASKED, queue)
                        .endMetadata()
                        .editSpec()
                        .withSuspend(true)
                        .endSpec()
                        .build();
    }

    /** Whether it may not have pods for now, whoever has said so. */
    static boolean isHeld(Job job) {
        return Boolean.TRUE.equals(job.getSpec().getSuspend())
                && job.getMetadata().getDeletionTimestamp() == null
                && JobState.of(job) instanceof JobState.Under;
    }

    /** Whether it is held for another queue than that, which would never let it go. */
    static boolean isHeldElsewhere(String queue, Job job) {
        Map<String, String> annotations = requireNonNullElse(job.getMetadata().getAnnotations(), Map.of());
        return isHeld(job) && !annotations.getOrDefault(ASKED, "").equals(queue);
    }
}
