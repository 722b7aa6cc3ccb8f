package dev.apriori.operator.serving;

import dev.apriori.operator.canary.Share;
import java.time.Instant;
import java.util.Optional;

/**
 * A revision that shares the requests with another one, or did a moment ago.
 *
 * @param revision the new one
 * @param beside the one that it may take the place of
 * @param share what it has; 0 per cent when it has been taken out, and its pods drain
 */
record Canary(Revision revision, Revision beside, Share share) {
    static Canary begun(Revision revision, Revision beside, int percent, Instant now) {
        return new Canary(revision, beside, Share.of(percent, now));
    }

    Canary with(Share newShare) {
        return new Canary(revision, beside, newShare);
    }

    /** Requests go to the other one alone from now on. */
    Canary left(Instant now) {
        return isLeaving() ? this : with(Share.of(0, now));
    }

    boolean isLeaving() {
        return share.percent() == 0;
    }

    boolean hasWon() {
        return share.percent() == Share.ALL;
    }

    boolean isOf(Revision other) {
        return revision.equals(other);
    }

    /** When its pods may go; empty while it has a share. */
    Optional<Instant> end() {
        return isLeaving() ? Optional.of(share.since().plus(Planner.DRAIN)) : Optional.empty();
    }
}
