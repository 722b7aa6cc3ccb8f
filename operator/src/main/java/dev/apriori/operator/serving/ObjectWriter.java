package dev.apriori.operator.serving;

import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;

/** Writes by server-side apply: fields that are not ours stay as others have them. */
final class ObjectWriter {
    private static final int UNPROCESSABLE = 422;
    private static final Set<Integer> REFUSALS =
            Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE);

    private final KubernetesClient client;

    ObjectWriter(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Makes it as it is desired, if it is not.
     *
     * @param known the object as a cache has it; empty where it has none
     * @return why the API server will not have it
     */
    Optional<String> apply(Subject subject, HasMetadata desired, Optional<HasMetadata> known) {
        HasMetadata noted = Unchanged.noted(desired);
        if (known.filter(actual -> Unchanged.since(noted, actual)).isPresent()) {
            return Optional.empty();
        }
        if (known.isEmpty() && isTaken(subject, noted)) {
            return Optional.of(subject(noted) + " is there already and is not this experiment's: delete it, or give the"
                    + " experiment another name");
        }
        if (subject.spec().serving().autoscaling().on()) {
            known.ifPresent(actual -> asRead(noted, actual));
        }
        try {
            client.resource(noted)
                    .fieldManager(Labels.OPERATOR)
                    .forceConflicts()
                    .serverSideApply();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (noted instanceof HTTPRoute && e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.of(subject(noted) + " is refused: the cluster has no Gateway API of version v1");
            }
            if (!REFUSALS.contains(e.getCode()) || isEnding(e)) {
                throw e;
            }
            return Optional.of(subject(noted) + " is refused: " + reason(e));
        }
    }

    /**
     * A Deployment's number of pods may be what a cache had of it. Where the autoscaler has changed that since it is a
     * conflict, and to be looked at again.
     */
    private static void asRead(HasMetadata desired, HasMetadata actual) {
        if (desired instanceof Deployment) {
            desired.getMetadata().setResourceVersion(actual.getMetadata().getResourceVersion());
        }
    }

    /** The experiment's route, if there is one, and a Gateway API that it is let read. */
    Optional<HTTPRoute> route(Subject subject) {
        return route(subject.namespace(), subject.name()).filter(subject::owns);
    }

    private Optional<HTTPRoute> route(String namespace, String name) {
        try {
            return Optional.ofNullable(client.resources(HTTPRoute.class)
                    .inNamespace(namespace)
                    .withName(name)
                    .get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What was made of it, such as pods, goes after it. */
    void remove(HasMetadata actual) {
        client.resource(actual)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    /** An object of that name which is someone else's is in no cache of ours. */
    private boolean isTaken(Subject subject, HasMetadata desired) {
        HasMetadata there = desired instanceof HTTPRoute
                ? route(subject.namespace(), subject.name()).orElse(null)
                : client.resource(desired).get();
        return there != null
                && there.getMetadata().getOwnerReferences().stream()
                        .noneMatch(owner -> owner.getUid().equals(subject.uid()));
    }

    /** Nothing can be made in a namespace that is being deleted, and nothing needs to be. */
    private static boolean isEnding(KubernetesClientException e) {
        Status status = e.getStatus();
        return status != null
                && status.getDetails() != null
                && status.getDetails().getCauses().stream()
                        .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
    }

    private static String reason(KubernetesClientException e) {
        Status status = e.getStatus();
        return status == null || status.getMessage() == null ? e.getMessage() : status.getMessage();
    }

    private static String subject(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }
}
