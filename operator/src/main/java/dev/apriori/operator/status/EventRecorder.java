package dev.apriori.operator.status;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.subject.Labels;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes Events. Of what is tried over and over, what was said a moment ago is not said again, so that it does not flood
 * its namespace. That an Event is refused, as in a namespace that is going, changes nothing. Safe for use by many
 * threads.
 */
public final class EventRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final Set<Integer> EXPECTED =
            Set.of(HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND);
    private static final int MAX_NOTE = 1024;
    private static final int REMEMBERED = 1000;
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient kubernetes;
    private final String instance;
    private final InstantSource clock;
    private final Map<Said, Instant> said = new LinkedHashMap<>();

    private record Said(String uid, Occurrence what) {}

    /** @param instance which of several operators it is, such as its pod's name */
    public EventRecorder(KubernetesClient kubernetes, String instance, InstantSource clock) {
        this.kubernetes = kubernetes;
        this.instance = instance;
        this.clock = clock;
    }

    public void record(AprioriExperiment about, Occurrence what) {
        Instant now = clock.instant();
        if (what.reason().mayRepeat() && !news(new Said(about.getMetadata().getUid(), what), now)) {
            return;
        }
        try {
            kubernetes.resource(event(about, what, now)).create();
        } catch (KubernetesClientException e) {
            refused(about, what, e);
        }
    }

    /** A namespace that is going, and an experiment that has gone with it, are no trouble. */
    private static void refused(AprioriExperiment about, Occurrence what, KubernetesClientException why) {
        Level level = EXPECTED.contains(why.getCode()) ? Level.DEBUG : Level.WARN;
        LOG.atLevel(level)
                .log(
                        "Event {} of {} was refused: {}",
                        what.reason().reason(),
                        about.getMetadata().getName(),
                        why.getStatus() == null
                                ? why.getMessage()
                                : why.getStatus().getMessage());
    }

    private synchronized boolean news(Said words, Instant now) {
        Instant before = said.remove(words);
        said.put(words, now);
        if (said.size() > REMEMBERED) {
            said.remove(said.keySet().iterator().next());
        }
        return before == null || before.plus(QUIET).isBefore(now);
    }

    private Event event(AprioriExperiment about, Occurrence what, Instant now) {
        String note = what.note();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name(about, now))
                .withNamespace(about.getMetadata().getNamespace())
                .endMetadata()
                .withEventTime(new MicroTime(MICROS.format(now)))
                .withReportingController(Labels.OPERATOR)
                .withReportingInstance(instance)
                .withAction("Reconcile")
                .withType(what.reason().type())
                .withReason(what.reason().reason())
                .withNote(note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE - 1) + "…")
                .withRegarding(reference(about))
                .build();
    }

    /** Such that the order of the names is that of the times, in which kubectl describe shows Events of this API. */
    private static String name(AprioriExperiment about, Instant now) {
        return String.format(
                Locale.ROOT, "%s.%016x", about.getMetadata().getName(), ChronoUnit.NANOS.between(Instant.EPOCH, now));
    }

    private static ObjectReference reference(AprioriExperiment about) {
        return new ObjectReferenceBuilder()
                .withApiVersion(AprioriExperiment.API_VERSION)
                .withKind(AprioriExperiment.KIND)
                .withName(about.getMetadata().getName())
                .withNamespace(about.getMetadata().getNamespace())
                .withUid(about.getMetadata().getUid())
                .withResourceVersion(about.getMetadata().getResourceVersion())
                .build();
    }
}
