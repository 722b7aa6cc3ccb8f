package dev.apriori.miner.server;

import dev.apriori.miner.server.Statistics.Within;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Requests added up.
 *
 * @param fast by milliseconds: how many took no longer
 */
record Tally(long requests, long errors, Map<Long, Long> fast) {
    static final Tally NONE = new Tally(0, 0, Map.of());

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** Requests that ended with that status. */
    Tally plus(int status, Timer timer) {
        Map<Long, Long> sum = new TreeMap<>(fast);
        for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
            sum.merge((long) bucket.bucket(TimeUnit.MILLISECONDS), (long) bucket.count(), Long::sum);
        }
        long count = timer.count();
        return new Tally(requests + count, errors + (isError(status) ? count : 0), sum);
    }

    /** What has been added since then. */
    Tally since(Tally then) {
        Map<Long, Long> difference = new TreeMap<>(fast);
        then.fast.forEach((millis, count) -> difference.merge(millis, -count, Long::sum));
        return new Tally(requests - then.requests, errors - then.errors, difference);
    }

    List<Within> within() {
        return fast.entrySet().stream()
                .map(bucket -> new Within(bucket.getKey(), bucket.getValue()))
                .toList();
    }

    private static boolean isError(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY;
    }
}
