package dev.apriori.operator.mining;

import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;

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
