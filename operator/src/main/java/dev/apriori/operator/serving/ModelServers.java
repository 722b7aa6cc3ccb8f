package dev.apriori.operator.serving;

import dev.apriori.operator.canary.Servers;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings model servers about and keeps them. Each call does what can be done now and may be repeated; where a rollout
 * stands is read from what there is, so that another operator can go on with it.
 *
 * <p>Trouble with the API server is a {@link KubernetesClientException}: to be tried again.
 */
public final class ModelServers {
    private final ObjectWriter writer;
    private final Servers servers;
    private final Revisions revisions;
    private final InstantSource clock;

    /** @param servers as the pods' servers are asked */
    public ModelServers(KubernetesClient client, Servers servers, OperatorSettings settings, InstantSource clock) {
        this.servers = servers;
        writer = new ObjectWriter(client);
        revisions = new Revisions(settings);
        this.clock = clock;
    }

    /** The same with what no cache has: a route, and while a canary shares the requests what servers have counted. */
    public ServingObjects lookedAt(Subject subject, ServingObjects objects) {
        boolean noted = objects.service().map(Front::of).filter(Front::routed).isPresent();
        boolean wanted = subject.spec().serving().gateway().wanted();
        return CanaryPods.asked(servers, noted || wanted ? objects.with(writer.route(subject)) : objects);
    }

    /** The name of the Service in front of a canary's pods alone. */
    public static String canaryService(Subject subject) {
        return CanaryEntrance.name(subject);
    }

    /** Goes on with bringing that version to answer as the spec asks for, and keeps what answers until then. */
    public Upkeep rollOut(Subject subject, ServingObjects objects, String version) {
        return carryOut(subject, objects, Optional.of(version));
    }

    /**
     * Keeps what answers as the spec asks for, and clears away what nobody asks for any more: a rollout that is not gone
     * on with, old pods that have drained, and all of it where nothing is to be served.
     */
    public Upkeep keep(Subject subject, ServingObjects objects) {
        return carryOut(subject, objects, Optional.empty());
    }

    private Upkeep carryOut(Subject subject, ServingObjects objects, Optional<String> version) {
        Plan plan = Planner.plan(subject, objects, revisions, version, clock.instant());
        List<String> refused = new ArrayList<>();
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.Remove remove -> writer.remove(remove.actual());
                case Change.Apply apply -> {
                    Optional<String> why = write(subject, objects, apply.desired());
                    why.ifPresent(refused::add);
                    if (why.isPresent() && isBasis(apply.desired(), objects)) {
                        return new Upkeep(plan.again(), refused);
                    }
                    why.flatMap(reason -> plan.givingUp(subject, apply.desired(), reason))
                            .ifPresent(front -> write(
                                    subject, objects, Entrance.service(subject, front, objects.byRoute(subject))));
                }
            }
        }
        if (isIgnored(subject, objects)) {
            refused.add("HTTPRoute " + subject.name()
                    + " is accepted by no Gateway: the canary's share is that of its pods");
        }
        return new Upkeep(plan.again(), refused);
    }

    /** Nobody need know of it before a canary waits for its weights. */
    private static boolean isIgnored(Subject subject, ServingObjects objects) {
        return objects.route().isPresent()
                && !objects.byRoute(subject)
                && objects.service().map(Front::of).flatMap(Front::sharing).isPresent();
    }

    private Optional<String> write(Subject subject, ServingObjects objects, HasMetadata desired) {
        return writer.apply(subject, desired, objects.like(desired));
    }

    /** Without a Service nothing can be remembered, and so nothing be tried. */
    private static boolean isBasis(HasMetadata desired, ServingObjects objects) {
        return desired instanceof Service && objects.service().isEmpty();
    }
}
