package dev.apriori.operator.controller;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.subject.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;

/** What is watched besides experiments: all that is made for them, and its pods. */
final class OwnedObjects {
    private static final String OURS = Labels.MANAGED_BY + "=" + Labels.OPERATOR;

    private OwnedObjects() {}

    static List<EventSource<?, AprioriExperiment>> sources(EventSourceContext<AprioriExperiment> context) {
        return List.of(
                owned(Job.class, context),
                owned(Deployment.class, context),
                owned(Service.class, context),
                owned(HorizontalPodAutoscaler.class, context),
                owned(PodDisruptionBudget.class, context),
                owned(Ingress.class, context),
                pods(context));
    }

    private static <T extends HasMetadata> EventSource<T, AprioriExperiment> owned(
            Class<T> type, EventSourceContext<AprioriExperiment> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(type, AprioriExperiment.class)
                        .withLabelSelector(OURS)
                        .build(),
                context);
    }

    /** They belong to Jobs and ReplicaSets; their labels name the experiment. */
    private static EventSource<Pod, AprioriExperiment> pods(EventSourceContext<AprioriExperiment> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, AprioriExperiment.class)
                        .withLabelSelector(OURS)
                        .withSecondaryToPrimaryMapper(pod -> Set.of(new ResourceID(
                                pod.getMetadata().getLabels().getOrDefault(Labels.EXPERIMENT, ""),
                                pod.getMetadata().getNamespace())))
                        .build(),
                context);
    }
}
