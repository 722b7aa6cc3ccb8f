package dev.apriori.miner.feedback;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One thing that happened to one or more items and a person.
 *
 * @param id by which the event is told from others, so that it may be sent twice; empty for none
 * @param user whose it is, in the sender's words: nothing is made of it but that equal ones are the same person
 * @param items labels; at least one
 * @param version of the model that recommended them; empty where none did
 * @param rating what the person says of them
 * @param time when it happened
 */
public record FeedbackEvent(
        String id,
        FeedbackKind kind,
        String user,
        List<String> items,
        String version,
        OptionalDouble rating,
        Instant time) {
    public FeedbackEvent {
        items = List.copyOf(items);
    }

    boolean hasId() {
        return !id.isEmpty();
    }

    /** Whether a model recommended the items. */
    public boolean hasVersion() {
        return !version.isEmpty();
    }
}
