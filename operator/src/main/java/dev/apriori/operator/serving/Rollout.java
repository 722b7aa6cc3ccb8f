package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Serving;
import dev.apriori.operator.pod.PodTrouble;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the Service points next. A wanted revision is tried beside the one that answers and takes its place when all
 * its pods can take requests; where nothing answers, it has the Service as soon as it is there, or can answer at all.
 *
 * @param target the revision that is asked for; empty when none is
 */
record Rollout(Subject subject, ServingObjects objects, Optional<Served> target, Instant now) {
    /** What the Service is to remember; empty when there is neither a Service nor anything to point it at. */
    Optional<Front> front() {
        Optional<Front> known = known();
        if (target.isEmpty()) {
            return known.map(this::settled);
        }
        Revision revision = target.get().revision();
        Front front = settled(known.orElseGet(() -> Front.first(revision))).trying(subject, revision);
        return Optional.of(judged(front.liveSince().isEmpty() ? front.pointedAt(revision) : front));
    }

    /** As the Service has it, unless someone has removed that or turned it away from the pods. */
    private Optional<Front> known() {
        Optional<Front> told = objects.service().map(Front::of);
        return told.filter(front -> objects.deployment(front.pointed()).isPresent())
                .or(this::found)
                .or(() -> told);
    }

    /** The version that was seen to answer last, if it could still. */
    private Optional<Front> found() {
        String answered = subject.status().serving().activeVersion();
        return objects.deployments().stream()
                .map(Revision::of)
                .filter(revision -> revision.version().equals(answered))
                .filter(revision -> Replicas.answers(objects.deployment(revision)))
                .findFirst()
                .map(Front::first);
    }

    /** What answers is live, however it came to that. */
    private Front settled(Front front) {
        return front.liveSince().isEmpty() && Replicas.answers(objects.deployment(front.pointed()))
                ? front.live(now)
                : front;
    }

    private Front judged(Front front) {
        Revision revision = target.orElseThrow().revision();
        Optional<Deployment> candidate = objects.deployment(revision);
        boolean live = front.points(revision) && front.liveSince().isPresent();
        if (live || candidate.isEmpty()) {
            return front;
        }
        if (!front.points(revision) && mayTakeOver(front, candidate)) {
            return new Front(revision, Optional.of(now), Optional.empty());
        }
        return now.isBefore(deadline(candidate.get()))
                ? front
                : front.failed(GivenUp.now(subject, revision, why(revision)));
    }

    private boolean mayTakeOver(Front front, Optional<Deployment> candidate) {
        Optional<Deployment> live = objects.deployment(front.pointed());
        return Replicas.complete(candidate, Replicas.ofCandidate(spec(), candidate, live))
                || (Replicas.answers(candidate) && !Replicas.answers(live));
    }

    private String why(Revision revision) {
        return PodTrouble.of(objects.deployment(revision), objects.pods(revision))
                .orElseGet(() -> "not all of its pods were ready within " + spec().rolloutTimeout());
    }

    /** When that Deployment is given up. */
    Instant deadline(Deployment candidate) {
        return Instant.parse(candidate.getMetadata().getCreationTimestamp()).plus(spec().timePerRollout());
    }

    private Serving spec() {
        return subject.spec().serving();
    }
}
