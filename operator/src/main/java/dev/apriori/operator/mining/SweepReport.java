package dev.apriori.operator.mining;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Where the report on a sweep stands. */
public sealed interface SweepReport {
    record Open() implements SweepReport {}

    record Written() implements SweepReport {}

    record Failed(String why) implements SweepReport {}

    /** What became of the Job that writes it; empty while there is none. */
    static Optional<SweepReport> of(KubernetesClient kubernetes, SweepJobs jobs) {
        return jobs.report().map(job -> of(kubernetes, job));
    }

    private static SweepReport of(KubernetesClient kubernetes, Job job) {
        return switch (JobState.of(job)) {
            case JobState.Under under -> new Open();
            case JobState.Succeeded succeeded -> new Written();
            case JobState.Failed failed -> new Failed(JobFailure.of(failed, PodEnd.of(kubernetes, job)));
        };
    }
}
