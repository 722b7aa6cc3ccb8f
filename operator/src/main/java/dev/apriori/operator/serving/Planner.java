package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Serving;
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

    private final Subject subject;
    private final ServingObjects objects;
    private final Revisions revisions;
    private final Rollout rollout;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    private final List<Duration> looks = new ArrayList<>();

    private Planner(Subject subject, ServingObjects objects, Revisions revisions, Rollout rollout) {
        this.subject = subject;
        this.objects = objects;
        this.revisions = revisions;
        this.rollout = rollout;
        now = rollout.now();
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
        Optional<Front> front = rollout.front();
        front.ifPresent(known -> apply(Entrance.service(subject, known)));
        Optional<Served> live = front.flatMap(this::live);
        live.ifPresent(served -> apply(served.deployment(subject, Replicas.ofLive(spec(subject), known(served)))));
        Optional<Served> candidate = front.flatMap(this::candidate);
        candidate.ifPresent(served -> tryOut(served, live));
        objects.deployments().stream()
                .filter(deployment -> !isOneOf(deployment, live) && !isOneOf(deployment, rollout.target()))
                .forEach(deployment -> retire(deployment, front.flatMap(Front::liveSince)));
        Optional<Revision> behind = live.or(() -> candidate).map(Served::revision);
        want(behind.flatMap(revision -> Scaling.autoscaler(subject, revision)), objects.autoscaler());
        want(behind.flatMap(revision -> Scaling.budget(subject, revision)), objects.budget());
        want(front.flatMap(known -> Entrance.ingress(subject)), objects.ingress());
        return new Plan(
                List.copyOf(changes),
                front,
                candidate.map(Served::revision),
                looks.stream().min(Comparator.naturalOrder()));
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

    private void tryOut(Served candidate, Optional<Served> live) {
        Optional<Deployment> tried = known(candidate);
        apply(candidate.deployment(subject, Replicas.ofCandidate(spec(subject), tried, live.flatMap(this::known))));
        tried.ifPresent(deployment -> looks.add(Duration.between(now, rollout.deadline(deployment))));
    }

    /** What was never live goes at once; what was, when requests have found their way to its successor. */
    private void retire(Deployment deployment, Optional<Instant> liveSince) {
        Instant created = Instant.parse(deployment.getMetadata().getCreationTimestamp());
        Instant end = liveSince
                .filter(created::isBefore)
                .map(since -> since.plus(DRAIN))
                .orElse(now);
        if (now.isBefore(end)) {
            looks.add(Duration.between(now, end));
        } else {
            changes.add(new Change.Remove(deployment));
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
