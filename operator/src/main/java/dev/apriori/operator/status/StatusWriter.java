package dev.apriori.operator.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads and writes experiments, past any cache: what a status says decides whether a shard is mined again, so that a stale
 * one must not be read, and must not overwrite a fresh one.
 */
public final class StatusWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Its spec as it is stored, for where it cannot be read; JSON's null when it is gone. */
    public JsonNode storedSpec(AprioriExperiment unreadable) {
        GenericKubernetesResource stored = kubernetes
                .genericKubernetesResources(AprioriExperiment.API_VERSION, AprioriExperiment.KIND)
                .inNamespace(unreadable.getMetadata().getNamespace())
                .withName(unreadable.getMetadata().getName())
                .get();
        Object spec = stored == null ? null : stored.getAdditionalProperties().get("spec");
        return JSON.valueToTree(spec);
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
