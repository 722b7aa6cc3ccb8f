package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Serving;
import dev.apriori.operator.canary.Share;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What to write, of what there is and what is asked for: a pure function. */
final class Planner {
    /** How long pods that the Service has left go on, for clients and proxies that have not heard of it. */
    static final Duration DRAIN = Duration.ofSeconds(10);

    /**
     * How long the autoscaler keeps all pods when requests have moved: until metrics tell what each bears now.
     * What it remembers, its window of stabilization, may be no longer than a canary was.
     */
    static final Duration SETTLE = Duration.ofMinutes(2);

    private final Subject subject;
    private final ServingObjects objects;
    private final Revisions revisions;
    private final Rollout rollout;
    private final Candidates candidates;
    private final CanaryEntrance canaryEntrance;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    private final List<Duration> looks = new ArrayList<>();

    private Planner(Subject subject, ServingObjects objects, Revisions revisions, Rollout rollout) {
        this.subject = subject;
        this.objects = objects;
        this.revisions = revisions;
        this.rollout = rollout;
        now = rollout.now();
        candidates = new Candidates(subject, objects, now);
        canaryEntrance = new CanaryEntrance(subject, objects, now);
    }

    /** @param version that is to be rolled out; empty when none is */
    static Plan plan(
            Subject subject, ServingObjects objects, Revisions revisions, Optional<String> version, Instant now) {
        if (!spec(subject).enabled()) {
            return new Plan(
                    objects.owned().<Change>map(Change.Remove::new).toList(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<Served> target = version.map(wanted -> revisions.wanted(subject, wanted));
        Rollout rollout = new Rollout(subject, objects, target, now);
        return new Planner(subject, objects, revisions, rollout).plan();
    }

    private Plan plan() {
        boolean byRoute = objects.byRoute(subject);
        Optional<Front> front = rollout.front()
                .map(known -> known.routed(
                        spec(subject).gateway().wanted() || objects.route().isPresent()));
        front.ifPresent(known -> apply(Entrance.service(subject, known, byRoute)));
        front.ifPresent(this::route);
        Optional<Served> live = front.flatMap(this::live);
        live.ifPresent(served -> apply(served.deployment(subject, Replicas.ofLive(spec(subject), known(served)))));
        Optional<Served> candidate = front.flatMap(this::candidate);
        candidate.ifPresent(served -> tryOut(served, front.orElseThrow()));
        objects.deployments().stream()
                .filter(deployment -> !isOneOf(deployment, live) && !isOneOf(deployment, rollout.target()))
                .forEach(deployment -> retire(deployment, front));
        Optional<Revision> behind = live.or(() -> candidate).map(Served::revision);
        boolean growing = spec(subject).autoscaling().on()
                && front.filter(this::keepsPods).isPresent();
        want(behind.flatMap(revision -> Scaling.autoscaler(subject, revision, growing)), objects.autoscaler());
        want(behind.flatMap(revision -> Scaling.budget(subject, revision)), objects.budget());
        want(front.flatMap(known -> Entrance.ingress(subject)), objects.ingress());
        return new Plan(
                List.copyOf(changes),
                front,
                candidate.map(Served::revision),
                looks.stream().min(Comparator.naturalOrder()));
    }

    /** While a canary bears a part of the load, and until what is left has been seen to bear it all. */
    private boolean keepsPods(Front front) {
        if (front.sharing().isPresent()) {
            return true;
        }
        Instant end = front.moved().map(since -> since.plus(SETTLE)).orElse(now);
        if (!now.isBefore(end)) {
            return false;
        }
        looks.add(Duration.between(now, end));
        return true;
    }

    private void route(Front front) {
        Optional<Revision> candidate =
                candidate(front).map(Served::revision).filter(revision -> candidates.share(front, revision));
        canaryEntrance
                .wanted(front, candidate)
                .ifPresentOrElse(
                        this::apply,
                        () -> objects.canaryService()
                                .ifPresent(service -> removeAt(canaryEntrance.end(front), service)));
        candidate.flatMap(canaryEntrance::untilItLeadsTo).ifPresent(looks::add);
        boolean wanted = spec(subject).gateway().wanted();
        want(wanted ? Optional.of(Route.of(subject, weight(front))) : Optional.empty(), objects.route());
    }

    /** What it is to have, and no more than the pods that it has can bear: others start, or have crashed. */
    private int weight(Front front) {
        return front.sharing()
                .filter(canary -> canaryEntrance.leadsTo(canary.revision()))
                .map(canary -> Math.min(
                        canary.share().percent(),
                        Share.ALL * available(canary.revision()) / Math.max(1, available(canary.beside()))))
                .orElse(0);
    }

    private int available(Revision revision) {
        return Replicas.available(objects.deployment(revision));
    }

    /** What answers, or did; one that was made for another spec can only be kept as it is. */
    private Optional<Served> live(Front front) {
        if (front.liveSince().isEmpty()) {
            return Optional.empty();
        }
        Served wanted = revisions.wanted(subject, front.pointed().version());
        return front.points(wanted.revision())
                ? Optional.of(wanted)
                : objects.deployment(front.pointed()).map(Served::of);
    }

    private Optional<Served> candidate(Front front) {
        return rollout.target()
                .filter(target -> front.liveSince().isEmpty() || !front.points(target.revision()))
                .filter(target -> front.failure()
                        .filter(failed -> failed.is(subject, target.revision()))
                        .isEmpty());
    }

    private void tryOut(Served candidate, Front front) {
        Optional<Deployment> tried = known(candidate);
        apply(candidate.deployment(subject, candidates.replicas(front, candidate.revision())));
        tried.ifPresent(deployment -> looks.add(candidates.untilNextLook(front, candidate.revision())));
    }

    /** What never had requests goes at once; what had, when they have found their way to the other pods. */
    private void retire(Deployment deployment, Optional<Front> front) {
        Instant created = Instant.parse(deployment.getMetadata().getCreationTimestamp());
        Instant end = front.flatMap(Front::canary)
                .filter(canary -> canary.isOf(Revision.of(deployment)))
                .flatMap(Canary::end)
                .or(() -> front.flatMap(Front::liveSince)
                        .filter(created::isBefore)
                        .map(since -> since.plus(DRAIN)))
                .orElse(now);
        removeAt(end, deployment);
    }

    private void removeAt(Instant end, HasMetadata object) {
        if (now.isBefore(end)) {
            looks.add(Duration.between(now, end));
        } else {
            changes.add(new Change.Remove(object));
        }
    }

    private Optional<Deployment> known(Served served) {
        return objects.deployment(served.revision());
    }

    private static boolean isOneOf(Deployment deployment, Optional<Served> served) {
        return served.map(Served::revision)
                .filter(Revision.of(deployment)::equals)
                .isPresent();
    }

    private void apply(HasMetadata desired) {
        changes.add(new Change.Apply(desired));
    }

    private void want(Optional<? extends HasMetadata> desired, Optional<? extends HasMetadata> actual) {
        desired.ifPresentOrElse(this::apply, () -> actual.ifPresent(known -> changes.add(new Change.Remove(known))));
    }

    private static Serving spec(Subject subject) {
        return subject.spec().serving();
    }
}
