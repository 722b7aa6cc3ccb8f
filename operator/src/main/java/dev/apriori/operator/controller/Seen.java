package dev.apriori.operator.controller;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.mining.SweepJobs;
import dev.apriori.operator.serving.ModelServers;
import dev.apriori.operator.serving.ServingObjects;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;

/** An experiment's objects as the caches have them: they may be behind. */
record Seen(SweepJobs jobs, ServingObjects servers) {
    static Seen of(Subject subject, Context<AprioriExperiment> context) {
        return new Seen(
                SweepJobs.of(subject, context.getSecondaryResources(Job.class), pods(context, App.MINER)),
                new ServingObjects(
                        owned(subject, context, Deployment.class),
                        pods(context, App.SERVER),
                        service(subject, context, subject.name()),
                        owned(subject, context, HorizontalPodAutoscaler.class).stream()
                                .findFirst(),
                        owned(subject, context, PodDisruptionBudget.class).stream()
                                .findFirst(),
                        owned(subject, context, Ingress.class).stream().findFirst(),
                        service(subject, context, ModelServers.canaryService(subject))));
    }

    Seen with(ServingObjects newServers) {
        return new Seen(jobs, newServers);
    }

    private static Optional<Service> service(Subject subject, Context<AprioriExperiment> context, String name) {
        return owned(subject, context, Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(name))
                .findFirst();
    }

    private static List<Pod> pods(Context<AprioriExperiment> context, App app) {
        return context.getSecondaryResourcesAsStream(Pod.class)
                .filter(pod -> app.label().equals(pod.getMetadata().getLabels().get(Labels.NAME)))
                .toList();
    }

    private static <T extends HasMetadata> List<T> owned(
            Subject subject, Context<AprioriExperiment> context, Class<T> type) {
        return context.getSecondaryResourcesAsStream(type).filter(subject::owns).toList();
    }
}
