package dev.apriori.operator.subject;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.policy.Sweep;
import dev.apriori.experiment.policy.SweepPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An experiment as one reconciliation sees it.
 *
 * @param resource whose spec passed the checks
 * @param status as it stands
 * @param sweep that is worked on
 * @param policy of the spec
 */
public record Subject(AprioriExperiment resource, AprioriExperimentStatus status, Sweep sweep, SweepPolicy policy) {
    public String name() {
        return resource.getMetadata().getName();
    }

    public String namespace() {
        return resource.getMetadata().getNamespace();
    }

    public String uid() {
        return resource.getMetadata().getUid();
    }

    public AprioriExperimentSpec spec() {
        return resource.getSpec();
    }

    /** The registered model's name. */
    public String modelName() {
        return spec().registry().modelNameOr(name());
    }

    /** Metadata of an object that is made for this experiment and goes with it. */
    public ObjectMeta owned(String objectName, App app, Map<String, String> moreLabels) {
        Map<String, String> labels = new LinkedHashMap<>(Labels.of(name(), app));
        labels.putAll(moreLabels);
        return new ObjectMetaBuilder()
                .withName(objectName)
                .withNamespace(namespace())
                .withLabels(labels)
                .withOwnerReferences(owner())
                .build();
    }

    /** Whether it was made for this experiment, and not for a former one of that name. */
    public boolean owns(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid()));
    }

    /** The same with another state of the resource. */
    public Subject as(AprioriExperiment newResource, AprioriExperimentStatus newStatus) {
        return new Subject(newResource, newStatus, sweep, policy);
    }

    private OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion(AprioriExperiment.API_VERSION)
                .withKind(AprioriExperiment.KIND)
                .withName(name())
                .withUid(uid())
                .withController(true)
                .withBlockOwnerDeletion(false)
                .build();
    }
}
