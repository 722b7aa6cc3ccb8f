package dev.apriori.miner.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of an item on its way to a person. */
public enum FeedbackKind {
    /** A model has recommended it; no one need have seen it. */
    RECOMMENDED,
    /** It was on the person's screen. */
    SHOWN,
    /** The person chose to look at it. */
    CLICKED,
    /** The person watched, bought or used it. */
    WATCHED;

    /** Such as {@code clicked}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FeedbackKind> byId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Whether it says that the recommendation was a good one. */
    public boolean isHit() {
        return this == CLICKED || this == WATCHED;
    }
}
