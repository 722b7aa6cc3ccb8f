package dev.apriori.operator.serving;

import dev.apriori.operator.canary.Servers.Answer;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is of an experiment's model server, as caches have it. What is being deleted counts as gone.
 *
 * @param deployments one for each revision
 * @param pods of all of them
 * @param canaryService in front of a canary's pods alone, where a route splits the requests
 * @param route of the Gateway API; it is watched by nobody, and read when there may be one
 * @param heard what pods have said they have counted, by their uids; nobody is asked but for a canary
 */
public record ServingObjects(
        List<Deployment> deployments,
        List<Pod> pods,
        Optional<Service> service,
        Optional<HorizontalPodAutoscaler> autoscaler,
        Optional<PodDisruptionBudget> budget,
        Optional<Ingress> ingress,
        Optional<Service> canaryService,
        Optional<HTTPRoute> route,
        Map<String, Answer> heard) {
    public static final ServingObjects NONE = new ServingObjects(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ServingObjects {
        deployments = deployments.stream().filter(ServingObjects::stays).toList();
        pods = pods.stream().filter(ServingObjects::stays).toList();
        service = service.filter(ServingObjects::stays);
        autoscaler = autoscaler.filter(ServingObjects::stays);
        budget = budget.filter(ServingObjects::stays);
        ingress = ingress.filter(ServingObjects::stays);
        canaryService = canaryService.filter(ServingObjects::stays);
        route = route.filter(ServingObjects::stays);
        heard = Map.copyOf(heard);
    }

    /** As caches have them: no route has been read, and nobody has been asked. */
    public ServingObjects(
            List<Deployment> deployments,
            List<Pod> pods,
            Optional<Service> service,
            Optional<HorizontalPodAutoscaler> autoscaler,
            Optional<PodDisruptionBudget> budget,
            Optional<Ingress> ingress,
            Optional<Service> canaryService) {
        this(deployments, pods, service, autoscaler, budget, ingress, canaryService, Optional.empty(), Map.of());
    }

    ServingObjects hearing(Map<String, Answer> answers) {
        return new ServingObjects(
                deployments, pods, service, autoscaler, budget, ingress, canaryService, route, answers);
    }

    ServingObjects with(Optional<HTTPRoute> newRoute) {
        return new ServingObjects(
                deployments, pods, service, autoscaler, budget, ingress, canaryService, newRoute, heard);
    }

    private static boolean stays(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() == null;
    }

    Optional<Deployment> deployment(Revision revision) {
        return deployments.stream()
                .filter(deployment -> Revision.of(deployment).equals(revision))
                .findFirst();
    }

    /** Whether a route shares out the requests; until a Gateway has taken it, the Service does. */
    boolean byRoute(Subject subject) {
        return subject.spec().serving().gateway().wanted()
                && route.filter(Route::isAccepted).isPresent();
    }

    List<Pod> pods(Revision revision) {
        return pods.stream().filter(pod -> Revision.of(pod).equals(revision)).toList();
    }

    /** All but the pods, which go with their Deployments. */
    Stream<HasMetadata> owned() {
        return Stream.of(
                        ingress.stream(),
                        route.stream(),
                        autoscaler.stream(),
                        budget.stream(),
                        service.stream(),
                        canaryService.stream(),
                        deployments.stream())
                .flatMap(objects -> objects.map(HasMetadata.class::cast));
    }

    /** The one that was read before the desired one is written, if it is known. */
    Optional<HasMetadata> like(HasMetadata desired) {
        return owned().filter(object -> object.getKind().equals(desired.getKind()))
                .filter(object -> Objects.equals(
                        object.getMetadata().getName(), desired.getMetadata().getName()))
                .findFirst();
    }
}
