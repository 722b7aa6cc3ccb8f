package dev.apriori.miner.server;

import dev.apriori.miner.feedback.FeedbackEvent;
import dev.apriori.miner.feedback.FeedbackIds;
import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.miner.feedback.SinkUnavailableException;
import io.helidon.http.Status;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /feedback}: what became of recommendations, kept by a sink and counted by version. */
final class Feedback {
    static final String PATH = "/feedback";

    private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);
    private static final String PAUSE_SECONDS = "5";

    private final Optional<FeedbackSink> sink;
    private final FeedbackMetrics metrics;
    private final Clock clock;
    private final FeedbackIds ids = new FeedbackIds();

    /**
     * @param accepted events that are kept now
     * @param duplicates events that were kept before, by their ids
     */
    record Taken(int accepted, int duplicates) {}

    Feedback(Optional<FeedbackSink> sink, FeedbackMetrics metrics, Clock clock) {
        this.sink = sink;
        this.metrics = metrics;
        this.clock = clock;
    }

    boolean isOn() {
        return sink.isPresent();
    }

    /** @throws Refusal when no feedback is taken, or the body cannot be used */
    List<FeedbackEvent> read(byte[] body) {
        checkOn();
        return FeedbackRequest.read(body, clock.instant());
    }

    /** @throws Refusal when no feedback is taken */
    private FeedbackSink checkOn() {
        return sink.orElseThrow(() -> new Refusal(
                Status.NOT_FOUND_404,
                Refusal.Code.ENDPOINT_NOT_FOUND,
                "this server takes no feedback; whoever runs it can let it by serve --feedback-folder or"
                        + " spec.serving.feedback"));
    }

    /**
     * Waits for a disk or a broker, so that it has to be done where waiting costs nothing.
     *
     * @throws Refusal when the events cannot be kept now
     */
    Taken keep(List<FeedbackEvent> events) {
        List<FeedbackEvent> fresh = ids.claim(events);
        try {
            checkOn().append(fresh);
        } catch (SinkUnavailableException e) {
            ids.release(fresh);
            metrics.refused(fresh.size());
            LOG.warn("{} events of feedback are refused: {}", fresh.size(), e.getMessage());
            throw new Refusal(
                    Status.SERVICE_UNAVAILABLE_503,
                    Refusal.Code.TEMPORARILY_UNAVAILABLE,
                    "the feedback cannot be kept now; send all of it again later, with the same ids",
                    Map.of("Retry-After", PAUSE_SECONDS));
        }
        metrics.taken(fresh);
        return new Taken(fresh.size(), events.size() - fresh.size());
    }
}
