package dev.apriori.operator.status;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads and writes experiments, past any cache: what a status says decides whether a shard is mined again, so that a stale
 * one must not be read, and must not overwrite a fresh one.
 */
public final class StatusWriter {
    private final KubernetesClient kubernetes;

    public StatusWriter(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** The experiment as it is now; empty when it is gone, is going, or is another one of that name. */
    public Optional<AprioriExperiment> current(AprioriExperiment seen) {
        AprioriExperiment now = kubernetes
                .resources(AprioriExperiment.class)
                .inNamespace(seen.getMetadata().getNamespace())
                .withName(seen.getMetadata().getName())
                .get();
        return Optional.ofNullable(now)
                .filter(there -> there.getMetadata().getDeletionTimestamp() == null)
                .filter(there -> Objects.equals(
                        there.getMetadata().getUid(), seen.getMetadata().getUid()));
    }

    /** Its status. */
    public static AprioriExperimentStatus status(AprioriExperiment resource) {
        return resource.getStatus() == null ? AprioriExperimentStatus.initial() : resource.getStatus();
    }

    /**
     * Writes the status, if it is another than the resource's.
     *
     * @return the resource as the API server has it then
     * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 409 when the resource has changed since it
     *     was read
     */
    public AprioriExperiment write(AprioriExperiment resource, AprioriExperimentStatus status) {
        if (status.equals(resource.getStatus())) {
            return resource;
        }
        AprioriExperiment changed = new AprioriExperiment();
        changed.setMetadata(resource.getMetadata());
        changed.setSpec(resource.getSpec());
        changed.setStatus(status);
        return kubernetes.resource(changed).updateStatus();
    }
}
