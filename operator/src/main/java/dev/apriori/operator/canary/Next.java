package dev.apriori.operator.canary;

/** What a canary comes to. */
public sealed interface Next {
    /** It keeps its share. */
    record Hold(Share share) implements Next {}

    /** It gets that share, 100 for all. */
    record Raise(int percent) implements Next {}

    /**
     * It gets none any more.
     *
     * @param why one sentence without a full stop
     */
    record RollBack(String why) implements Next {}
}
