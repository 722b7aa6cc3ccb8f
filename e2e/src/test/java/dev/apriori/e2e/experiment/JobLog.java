package dev.apriori.e2e.experiment;

import dev.apriori.e2e.cluster.TestNamespace;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The Jobs of a namespace's shards as they come and go: they are deleted once their results are in. */
public final class JobLog implements ResourceEventHandler<Job>, AutoCloseable {
    private final Set<String> uids = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> alive = new LinkedHashSet<>();
    private final SharedIndexInformer<Job> informer;
    private int most;

    private JobLog(TestNamespace namespace) {
        informer = namespace
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace.name())
                .withLabel("apriori.dev/shard")
                .inform(this);
    }

    public static JobLog of(TestNamespace namespace) {
        return new JobLog(namespace);
    }

    @Override
    public synchronized void onAdd(Job job) {
        uids.add(job.getMetadata().getUid());
        names.add(job.getMetadata().getName());
        alive.add(job.getMetadata().getUid());
        most = Math.max(most, alive.size());
    }

    @Override
    public void onUpdate(Job before, Job after) {
        // Only their coming and going is of interest.
    }

    @Override
    public synchronized void onDelete(Job job, boolean stateUnknown) {
        alive.remove(job.getMetadata().getUid());
    }

    /** How many Jobs have been made. */
    public synchronized int made() {
        return uids.size();
    }

    public synchronized List<String> names() {
        return List.copyOf(names);
    }

    /** How many there are. */
    public synchronized int atOnce() {
        return alive.size();
    }

    /** The most that were there at once since the last time that this was asked. */
    public synchronized int mostAtOnce() {
        int was = most;
        most = alive.size();
        return was;
    }

    @Override
    public void close() {
        informer.close();
    }
}
