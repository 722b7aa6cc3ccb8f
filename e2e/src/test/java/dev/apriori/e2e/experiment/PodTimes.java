package dev.apriori.e2e.experiment;

import dev.apriori.e2e.cluster.TestNamespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the mining pods of a namespace take, from their creation to their end, as a client sees it. */
public final class PodTimes implements ResourceEventHandler<Pod>, AutoCloseable {
    private final Map<String, Instant> made = new LinkedHashMap<>();
    private final Map<String, Instant> ended = new LinkedHashMap<>();
    private final SharedIndexInformer<Pod> informer;

    private PodTimes(TestNamespace namespace) {
        informer = namespace
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withLabel("apriori.dev/shard")
                .inform(this);
    }

    public static PodTimes of(TestNamespace namespace) {
        return new PodTimes(namespace);
    }

    @Override
    public synchronized void onAdd(Pod pod) {
        made.put(pod.getMetadata().getUid(), Instant.now());
    }

    @Override
    public synchronized void onUpdate(Pod before, Pod after) {
        if (after.getStatus().getPhase().equals("Succeeded")) {
            ended.putIfAbsent(after.getMetadata().getUid(), Instant.now());
        }
    }

    @Override
    public synchronized void onDelete(Pod pod, boolean stateUnknown) {
        ended.putIfAbsent(pod.getMetadata().getUid(), Instant.now());
    }

    /** What a pod takes. */
    public synchronized Duration mean() {
        return own().dividedBy(ended.size());
    }

    /**
     * The share by which all took longer than the pods would have, had so many of them always run at once.
     *
     * @param atOnce how many may
     */
    public synchronized double overhead(int atOnce) {
        Instant first = made.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        Instant last = ended.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        return (double) Duration.between(first, last).toNanos() * atOnce / own().toNanos() - 1;
    }

    @Override
    public void close() {
        informer.close();
    }

    private Duration own() {
        return ended.entrySet().stream()
                .map(end -> Duration.between(made.get(end.getKey()), end.getValue()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
