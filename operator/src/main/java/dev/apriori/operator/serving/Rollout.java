package dev.apriori.operator.serving;

import dev.apriori.operator.subject.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the Service points next. A wanted revision is tried beside the one that answers and takes its place when all
 * its pods can take requests, or when it has won as a canary; where nothing answers, it has the Service as soon as it is
 * there, or can answer at all.
 *
 * @param target the revision that is asked for; empty when none is
 */
record Rollout(Subject subject, ServingObjects objects, Optional<Served> target, Instant now) {
    /** What the Service is to remember; empty when there is neither a Service nor anything to point it at. */
    Optional<Front> front() {
        Optional<Front> known = known().map(this::settled).map(this::rid);
        if (target.isEmpty()) {
            return known;
        }
        Revision revision = target.get().revision();
        Front front = known.orElseGet(() -> settled(Front.first(revision))).trying(subject, revision);
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

    /**
     * A canary that is not asked for any more leaves; one that has left and whose pods are gone is forgotten, when the
     * autoscaler has seen what that does.
     */
    private Front rid(Front front) {
        return front.with(front.canary()
                .filter(canary -> !canary.isLeaving()
                        || objects.deployment(canary.revision()).isPresent()
                        || isSettling(canary))
                .filter(canary -> !front.points(canary.revision()))
                .map(canary ->
                        target.map(Served::revision).filter(canary::isOf).isPresent() ? canary : canary.left(now)));
    }

    private boolean isSettling(Canary left) {
        return subject.spec().serving().autoscaling().on()
                && now.isBefore(left.share().since().plus(Planner.SETTLE));
    }

    /** Without a Deployment there is nothing to judge yet. */
    private Front judged(Front front) {
        Revision revision = target.orElseThrow().revision();
        boolean live = front.points(revision) && front.liveSince().isPresent();
        return live || objects.deployment(revision).isEmpty()
                ? front
                : candidates().judged(front, revision);
    }

    private Candidates candidates() {
        return new Candidates(subject, objects, now);
    }
}
