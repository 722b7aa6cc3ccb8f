package dev.apriori.miner.feedback;

import java.util.List;

/** Tells events that are sent again from new ones, by their ids, as far as this process remembers. Safe for threads. */
public final class FeedbackIds {
    private static final int REMEMBERED = 50_000;

    private final Recent<String> seen = new Recent<>(REMEMBERED);

    /** Those that are new; events without an id always are. */
    public List<FeedbackEvent> claim(List<FeedbackEvent> events) {
        return events.stream()
                .filter(event -> !event.hasId() || seen.add(event.id()))
                .toList();
    }

    /** They were not kept after all: when they come again, they are new. */
    public void release(List<FeedbackEvent> events) {
        events.stream().filter(FeedbackEvent::hasId).forEach(event -> seen.forget(event.id()));
    }
}
