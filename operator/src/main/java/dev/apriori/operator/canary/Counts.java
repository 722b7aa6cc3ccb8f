package dev.apriori.operator.canary;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What servers have counted. Counts of several servers may be added, and those of an earlier time subtracted.
 *
 * @param within by milliseconds: how many requests took no longer
 * @param shown recommendations that were shown to someone
 * @param hits how many of those were clicked or watched
 */
public record Counts(long requests, long errors, SortedMap<Long, Long> within, long shown, long hits) {
    public static final Counts NONE = new Counts(0, 0, new TreeMap<>(), 0, 0);

    /** Of how many requests a percentile is asked for. */
    private static final double P99 = 0.99;

    public Counts {
        within = Collections.unmodifiableSortedMap(new TreeMap<>(within));
    }

    public Counts plus(Counts more) {
        return with(more, 1);
    }

    Counts since(Counts then) {
        return with(then, -1);
    }

    private Counts with(Counts other, int sign) {
        SortedMap<Long, Long> sum = new TreeMap<>(within);
        other.within.forEach((millis, count) -> sum.merge(millis, sign * count, Long::sum));
        return new Counts(
                requests + sign * other.requests,
                errors + sign * other.errors,
                sum,
                shown + sign * other.shown,
                hits + sign * other.hits);
    }

    /** How many requests took longer than that, which is one of the times that are counted. */
    long slowerThan(long millis) {
        return Math.max(0, requests - within.getOrDefault(millis, requests));
    }

    /**
     * The least of the times that are counted that 99 of 100 requests took no longer than; {@link Long#MAX_VALUE} when
     * they took longer than any, 0 when there were none.
     */
    public long p99() {
        if (requests == 0) {
            return 0;
        }
        return within.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= P99 * requests)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    public Proportion failed() {
        return new Proportion(errors, requests);
    }

    public Proportion hit() {
        return new Proportion(hits, shown);
    }
}
