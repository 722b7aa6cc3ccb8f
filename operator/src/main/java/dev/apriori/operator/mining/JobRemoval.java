package dev.apriori.operator.mining;

import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.Stream;

/**
 * Removes Jobs. One that may still run is gone only after its pods are, so that nobody mines the same beside them; one
 * that has ended goes at once.
 */
public final class JobRemoval {
    private final KubernetesClient kubernetes;

    public JobRemoval(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** Stops those shards. */
    public void cancel(SweepJobs jobs, NumberSet shards) {
        jobs.shards().forEach((shard, job) -> {
            if (shards.contains(shard)) {
                remove(job, DeletionPropagation.FOREGROUND);
            }
        });
    }

    /** Stops what former sweeps have left. */
    public void cancelFormer(SweepJobs jobs) {
        jobs.former().forEach(job -> remove(job, DeletionPropagation.FOREGROUND));
    }

    /** Removes Jobs that wait for a queue that the spec names no more: they are made again, for the one that it names. */
    public void leaveOtherQueues(Subject subject, SweepJobs jobs) {
        String queue = subject.spec().execution().queueName();
        Stream.concat(jobs.shards().values().stream(), jobs.report().stream())
                .filter(job -> JobQueue.isHeldElsewhere(queue, job))
                .forEach(job -> remove(job, DeletionPropagation.FOREGROUND));
    }

    /** Removes the Jobs whose results the status has, as it was read back from the API server. */
    public void removeRecorded(Subject subject, SweepJobs jobs) {
        NumberSet recorded = NumberSet.parse(subject.status().harvestedShards());
        jobs.shards().forEach((shard, job) -> {
            if (recorded.contains(shard)) {
                remove(job, DeletionPropagation.BACKGROUND);
            }
        });
    }

    /** Removes the Job of a report that the status has. */
    public void removeReport(SweepJobs jobs) {
        jobs.report().ifPresent(job -> remove(job, DeletionPropagation.BACKGROUND));
    }

    private void remove(Job job, DeletionPropagation propagation) {
        if (job.getMetadata().getDeletionTimestamp() == null) {
            kubernetes.resource(job).withPropagationPolicy(propagation).delete();
        }
    }
}
