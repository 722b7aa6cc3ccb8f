package dev.apriori.operator.canary;

import java.time.Instant;
import java.util.Optional;

/**
 * The share of the requests that a new revision has.
 *
 * @param percent that is asked for; 100 when it has won, 0 when it has none any more
 * @param since when
 * @param baseline what had been counted when counting for this share began; empty before
 */
public record Share(int percent, Instant since, Optional<Baseline> baseline) {
    /** Of everything: what wins. */
    public static final int ALL = 100;

    public static Share of(int percent, Instant now) {
        return new Share(percent, now, Optional.empty());
    }

    Share counting(Measured measured, Instant now) {
        return new Share(
                percent,
                since,
                Optional.of(new Baseline(now.toString(), measured.pods(), measured.old(), measured.fresh())));
    }

    /** What has been counted for this share, if all that was counted when it began still counts. */
    public Optional<Comparison> compared(Measured measured, boolean newModel) {
        return baseline.filter(begun -> measured.pods().containsAll(begun.pods()))
                .map(begun -> new Comparison(
                        measured.old().since(begun.old()), measured.fresh().since(begun.fresh()), newModel));
    }
}
