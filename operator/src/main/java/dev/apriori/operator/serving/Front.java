package dev.apriori.operator.serving;

import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Service remembers, in its selector and its annotations; there is no other memory of a rollout.
 *
 * @param pointed the revision that requests go to
 * @param liveSince when it began to answer, or took over; empty while it is being tried and nothing else can answer
 * @param failure the last rollout's, unless another has begun since
 * @param canary that shares the requests with it, or did a moment ago
 * @param routed whether there is, or is to be, a route of the Gateway API, which no cache tells of
 */
record Front(
        Revision pointed,
        Optional<Instant> liveSince,
        Optional<GivenUp> failure,
        Optional<Canary> canary,
        boolean routed) {
    private static final String LIVE_SINCE = "apriori.dev/live-since";
    private static final String ROUTED = "apriori.dev/routed";
    private static final String FAILED_VERSION = "apriori.dev/failed-version";
    private static final String FAILED_REVISION = "apriori.dev/failed-revision";
    private static final String FAILED_GENERATION = "apriori.dev/failed-generation";
    private static final String FAILED_WHY = "apriori.dev/failed-why";

    static Front of(Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        Map<String, String> notes = service.getMetadata().getAnnotations();
        Optional<Canary> canary =
                Optional.ofNullable(notes.get(CanaryNote.ANNOTATION)).flatMap(CanaryNote::read);
        return new Front(
                canary.filter(sharing -> !selector.containsKey(Labels.REVISION))
                        .map(Canary::beside)
                        .orElseGet(() -> Revision.of(selector)),
                Optional.ofNullable(notes.get(LIVE_SINCE)).flatMap(Front::instant),
                failure(notes),
                canary,
                notes.containsKey(ROUTED));
    }

    static Front first(Revision revision) {
        return new Front(revision, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Optional<GivenUp> failure(Map<String, String> notes) {
        if (!notes.containsKey(FAILED_REVISION)) {
            return Optional.empty();
        }
        return Optional.of(new GivenUp(
                new Revision(notes.getOrDefault(FAILED_VERSION, ""), notes.get(FAILED_REVISION)),
                notes.getOrDefault(FAILED_GENERATION, ""),
                notes.getOrDefault(FAILED_WHY, "")));
    }

    /** Someone may have edited it. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Map<String, String> annotations() {
        Map<String, String> notes = new LinkedHashMap<>();
        liveSince.ifPresent(since -> notes.put(LIVE_SINCE, since.toString()));
        failure.ifPresent(failed -> {
            notes.put(FAILED_VERSION, failed.revision().version());
            notes.put(FAILED_REVISION, failed.revision().hash());
            notes.put(FAILED_GENERATION, failed.generation());
            notes.put(FAILED_WHY, failed.why());
        });
        if (routed) {
            notes.put(ROUTED, "true");
        }
        canary.ifPresent(sharing -> notes.put(CanaryNote.ANNOTATION, CanaryNote.write(sharing)));
        return notes;
    }

    boolean points(Revision revision) {
        return pointed.equals(revision);
    }

    Front pointedAt(Revision revision) {
        return new Front(revision, liveSince, failure, canary, routed);
    }

    Front live(Instant now) {
        return new Front(pointed, Optional.of(now), failure, canary, routed);
    }

    Front failed(GivenUp givenUp) {
        return new Front(pointed, liveSince, Optional.of(givenUp), canary, routed);
    }

    Front with(Optional<Canary> newCanary) {
        return new Front(pointed, liveSince, failure, newCanary, routed);
    }

    Front routed(boolean now) {
        return new Front(pointed, liveSince, failure, canary, now);
    }

    /** A canary that requests go to. */
    Optional<Canary> sharing() {
        return canary.filter(known -> !known.isLeaving());
    }

    /** When requests last went to other pods than before: a revision took over, or a canary left. */
    Optional<Instant> moved() {
        return Stream.concat(
                        liveSince.stream(), canary.map(known -> known.share().since()).stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * Which pods the Service takes: the revision's, or those of both while a canary shares the requests.
     *
     * @param byRoute whether a route shares them out
     */
    Map<String, String> selector(Subject subject, boolean byRoute) {
        return sharing().isPresent() && !byRoute
                ? Map.of(Labels.EXPERIMENT, subject.name(), Labels.NAME, App.SERVER.label())
                : pointed.selector(subject.name());
    }

    /** As a rollout of that revision begins or goes on. */
    Front trying(Subject subject, Revision revision) {
        return new Front(pointed, liveSince, failure.filter(failed -> failed.is(subject, revision)), canary, routed);
    }
}
