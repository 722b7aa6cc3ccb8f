package dev.apriori.operator.serving;

import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The Service in front of a canary's pods alone, for a route to name. A Gateway hears of routes, Services and their
 * endpoints one by one, in no order, and answers 500 or 503 for a backend of which it knows no endpoint. So it is there
 * with the canary's Deployment, leads to it for a while before a route names it, and to nothing else until none has named
 * it for {@link Planner#DRAIN}.
 */
record CanaryEntrance(Subject subject, ServingObjects objects, Instant now) {
    /** How long a Gateway may take to hear of a Service that has changed, or of a pod that is ready. */
    static final Duration HEARD = Duration.ofSeconds(5);

    private static final String SINCE = "apriori.dev/selects-since";

    static String name(Subject subject) {
        return subject.name() + "-canary";
    }

    /** @param candidate that may have a share later; one that has it, or had it a moment ago, goes before */
    Optional<Service> wanted(Front front, Optional<Revision> candidate) {
        return subject.spec().serving().gateway().wanted()
                ? front.canary()
                        .map(Canary::revision)
                        .filter(this::isDeployed)
                        .or(() -> candidate.filter(revision -> !isLeft(front) || selects(revision)))
                        .map(this::of)
                : Optional.empty();
    }

    private boolean isDeployed(Revision revision) {
        return objects.deployment(revision).isPresent();
    }

    /** It notes no time before it was seen to lead there: a write may take longer than a Gateway to hear of it. */
    private Service of(Revision revision) {
        Map<String, String> notes =
                since(revision).map(since -> Map.of(SINCE, since.toString())).orElse(Map.of());
        return Entrance.service(subject, name(subject), "ClusterIP", notes, revision.selector(subject.name()));
    }

    /** Whether it is there, without a canary, and requests may still find their way to it. */
    private boolean isLeft(Front front) {
        return objects.canaryService().isPresent() && now.isBefore(end(front));
    }

    /** When a Service that no route names may go or turn. */
    Instant end(Front front) {
        return front.liveSince().map(since -> since.plus(Planner.DRAIN)).orElse(now);
    }

    /** Whether every Gateway knows by now that it leads to that revision. */
    boolean leadsTo(Revision revision) {
        return known(revision).filter(time -> !now.isBefore(time)).isPresent();
    }

    /** How long it takes until {@link #leadsTo} is true, where it only takes time. */
    Optional<Duration> untilItLeadsTo(Revision revision) {
        return known(revision).filter(now::isBefore).map(time -> Duration.between(now, time));
    }

    private Optional<Instant> known(Revision revision) {
        return since(revision).map(since -> since.plus(HEARD));
    }

    /** As it notes, or as it is seen now. */
    private Optional<Instant> since(Revision revision) {
        return objects.canaryService()
                .filter(service -> selects(revision))
                .map(service -> noted(service).orElse(now));
    }

    private boolean selects(Revision revision) {
        return objects.canaryService()
                .map(service -> Revision.of(service.getSpec().getSelector()))
                .filter(revision::equals)
                .isPresent();
    }

    /** Someone may have edited it; a new one notes none yet, and a former release's none. */
    private static Optional<Instant> noted(Service service) {
        try {
            return Optional.ofNullable(service.getMetadata().getAnnotations().get(SINCE))
                    .map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
