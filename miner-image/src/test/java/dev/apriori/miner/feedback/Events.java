package dev.apriori.miner.feedback;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Events as short as tests want them. */
final class Events {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    static FeedbackEvent event(FeedbackKind kind, String version, String user, String... items) {
        return new FeedbackEvent("", kind, user, List.of(items), version, OptionalDouble.empty(), NOON);
    }

    static FeedbackEvent withId(String id) {
        return new FeedbackEvent(id, FeedbackKind.CLICKED, "u-1", List.of("318"), "4", OptionalDouble.empty(), NOON);
    }

    static FeedbackEvent watched(String user, String item, double rating, Instant time) {
        return new FeedbackEvent("", FeedbackKind.WATCHED, user, List.of(item), "", OptionalDouble.of(rating), time);
    }
}
