package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Serving;
import dev.apriori.operator.canary.CanaryPolicy;
import dev.apriori.operator.canary.Next;
import dev.apriori.operator.canary.Share;
import dev.apriori.operator.pod.PodTrouble;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A revision that is tried beside the one that answers: when it takes over, when it is given up, and how many pods it has
 * until then.
 */
record Candidates(Subject subject, ServingObjects objects, Instant now) {
    private static final int LOOKS_A_STEP = 6;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    /** Whether it shares the requests before it has them all: without a revision that answers there is nothing to share. */
    boolean share(Front front, Revision revision) {
        return (spec().canary().on() || running(front, revision).isPresent())
                && !front.points(revision)
                && front.liveSince().isPresent()
                && Replicas.answers(objects.deployment(front.pointed()));
    }

    /** How many pods it is to have. */
    int replicas(Front front, Revision revision) {
        Optional<Deployment> candidate = objects.deployment(revision);
        Optional<Deployment> live = objects.deployment(front.pointed());
        int percent = running(front, revision)
                .map(canary -> canary.share().percent())
                .orElse(spec().canary().percent());
        return share(front, revision) && percent < Share.ALL
                ? ofCanary(Replicas.ofLive(spec(), live), percent)
                : Replicas.ofCandidate(spec(), candidate, live);
    }

    /** By pods, or for the load that a route's weight brings. */
    private int ofCanary(int live, int percent) {
        return objects.byRoute(subject) ? Replicas.ofRouted(live, percent) : Replicas.ofCanary(live, percent);
    }

    /** When time alone may change what becomes of it. */
    Duration untilNextLook(Front front, Revision revision) {
        Optional<Canary> canary = running(front, revision);
        if (canary.isPresent() && !canary.get().hasWon()) {
            Duration part = spec().canary().timePerStep().dividedBy(LOOKS_A_STEP);
            return part.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : part;
        }
        Instant begun = canary.map(known -> known.share().since()).orElseGet(() -> created(revision));
        return Duration.between(now, begun.plus(spec().timePerRollout()));
    }

    /** The candidate's Deployment is there, and is not live. */
    Front judged(Front front, Revision revision) {
        if (!share(front, revision)) {
            return mayTakeOver(front, revision) ? taken(front, revision) : inTime(front, revision, created(revision));
        }
        return running(front, revision)
                .map(canary -> judged(front, canary))
                .orElseGet(() -> mayBegin(front, revision)
                        ? front.with(Optional.of(Canary.begun(
                                revision, front.pointed(), spec().canary().percent(), now)))
                        : inTime(front, revision, created(revision)));
    }

    private Front judged(Front front, Canary canary) {
        Share share = canary.share();
        if (share.baseline().isEmpty() && !complete(front, canary.revision())) {
            return inTime(front, canary.revision(), share.since());
        }
        if (canary.hasWon()) {
            return taken(front, canary.revision());
        }
        if (!spec().canary().on()) {
            return front.with(Optional.of(canary.with(Share.of(Share.ALL, now))));
        }
        boolean newModel = !canary.revision().version().equals(canary.beside().version());
        Next next = new CanaryPolicy(spec().canary(), newModel)
                .next(share, new CanaryPods(canary, objects).measured(), now);
        return switch (next) {
            case Next.Hold hold -> front.with(Optional.of(canary.with(hold.share())));
            case Next.Raise raise -> front.with(Optional.of(canary.with(Share.of(raise.percent(), now))));
            case Next.RollBack back -> givenUp(front, canary.revision(), back.why());
        };
    }

    /**
     * At its first look there is no other canary, nor another old revision whose pods the Service would take, too; and a
     * route that is to name it leads to its pods at once.
     */
    private boolean mayBegin(Front front, Revision revision) {
        return complete(front, revision)
                && hasEntrance(revision)
                && objects.deployments().stream()
                        .map(Revision::of)
                        .allMatch(known -> known.equals(revision) || front.points(known));
    }

    private boolean hasEntrance(Revision revision) {
        return !spec().gateway().wanted() || new CanaryEntrance(subject, objects, now).leadsTo(revision);
    }

    private boolean mayTakeOver(Front front, Revision revision) {
        if (front.points(revision)) {
            return false;
        }
        Optional<Deployment> candidate = objects.deployment(revision);
        return complete(front, revision)
                || (Replicas.answers(candidate) && !Replicas.answers(objects.deployment(front.pointed())));
    }

    private boolean complete(Front front, Revision revision) {
        return Replicas.complete(objects.deployment(revision), replicas(front, revision));
    }

    private Front taken(Front front, Revision revision) {
        Optional<Canary> other = front.canary().filter(canary -> !canary.isOf(revision));
        return new Front(
                revision, Optional.of(now), Optional.empty(), other.map(canary -> canary.left(now)), front.routed());
    }

    private Front inTime(Front front, Revision revision, Instant begun) {
        return now.isBefore(begun.plus(spec().timePerRollout()))
                ? front
                : givenUp(front, revision, why(front, revision));
    }

    private Front givenUp(Front front, Revision revision, String why) {
        return front.failed(GivenUp.now(subject, revision, why))
                .with(front.canary().map(canary -> canary.left(now)));
    }

    private String why(Front front, Revision revision) {
        return PodTrouble.of(objects.deployment(revision), objects.pods(revision))
                .orElseGet(() -> complete(front, revision) && !hasEntrance(revision)
                        ? "no Service " + CanaryEntrance.name(subject) + " leads to its pods"
                        : "not all of its pods were ready within " + spec().rolloutTimeout());
    }

    /** Its canary that has a share. */
    Optional<Canary> running(Front front, Revision revision) {
        return front.sharing().filter(canary -> canary.isOf(revision));
    }

    private Instant created(Revision revision) {
        return objects.deployment(revision)
                .map(known -> Instant.parse(known.getMetadata().getCreationTimestamp()))
                .orElse(now);
    }

    private Serving spec() {
        return subject.spec().serving();
    }
}
