package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Serving;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;

/**
 * A revision with the pods that it is made of.
 *
 * @param template with the revision's labels
 */
record Served(Revision revision, PodTemplateSpec template) {
    /** The revision of those pods. */
    static Served of(String experiment, String version, PodTemplateSpec pods) {
        Revision revision = new Revision(version, Digest.of(pods));
        PodTemplateSpec labelled = new PodTemplateSpecBuilder(pods)
                .editMetadata()
                .addToLabels(revision.labels())
                .endMetadata()
                .build();
        if (labelled.getSpec().getTopologySpreadConstraints().isEmpty()) {
            labelled.getSpec().getTopologySpreadConstraints().add(overNodes(experiment, revision));
        }
        return new Served(revision, labelled);
    }

    /** What is served already, however it was asked for. */
    static Served of(Deployment deployment) {
        return new Served(Revision.of(deployment), deployment.getSpec().getTemplate());
    }

    String deploymentName(Subject subject) {
        return revision.deploymentName(subject.name());
    }

    /**
     * The Deployment, of whose pods nothing but their number ever changes. Where a Gateway is to know of a pod before
     * requests are sent to it, a pod that has just become ready is not available yet.
     */
    Deployment deployment(Subject subject, int replicas) {
        Serving spec = subject.spec().serving();
        return new DeploymentBuilder()
                .withMetadata(subject.owned(deploymentName(subject), App.SERVER, revision.labels()))
                .withNewSpec()
                .withReplicas(replicas)
                .withMinReadySeconds(spec.gateway().wanted() ? seconds(CanaryEntrance.HEARD) : null)
                .withRevisionHistoryLimit(0)
                .withProgressDeadlineSeconds(seconds(spec.timePerRollout()))
                .withNewSelector()
                .withMatchLabels(revision.selector(subject.name()))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withNewMaxUnavailable(0)
                .withNewMaxSurge(1)
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(template)
                .endSpec()
                .build();
    }

    private static int seconds(Duration duration) {
        return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
    }

    private static TopologySpreadConstraint overNodes(String experiment, Revision revision) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(revision.selector(experiment))
                .endLabelSelector()
                .build();
    }
}
