package dev.apriori.miner.server;

import dev.apriori.miner.feedback.FeedbackTally.Counts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code GET /statistics}: how the model that is served has done since it took over, for whoever compares it with
 * another, such as the operator during a canary. It holds counts alone, so that anyone may ask.
 *
 * @param requests for the model that have ended; those that anyone may send, such as probes, are not counted
 * @param errors how many of them the server is to blame for: status 500 and above, or 429
 * @param latency of them all
 * @param feedback that this server was sent since it started: of recommendations of this model's version and of others,
 *     since whoever sends it does not choose the server
 */
record Statistics(
        String name, String version, long requests, long errors, Latency latency, FeedbackByVersion feedback) {
    /**
     * How long requests took.
     *
     * @param within of how many requests it is known that they took no longer, the shortest time first; each counts those
     *     before it too, so that counts of servers may be added and those of an earlier time subtracted
     */
    record Latency(List<Within> within) {}

    /** So many requests took at most so many milliseconds. */
    record Within(long milliseconds, long requests) {}

    record FeedbackByVersion(Map<String, OfVersion> byVersion) {
        static FeedbackByVersion of(SortedMap<String, Counts> counts) {
            Map<String, OfVersion> byVersion = new TreeMap<>();
            counts.forEach((version, of) -> byVersion.put(version, OfVersion.of(of)));
            return new FeedbackByVersion(byVersion);
        }
    }

    /**
     * What became of the items that a version recommended.
     *
     * @param hits items that were clicked or watched, each once
     * @param hitRate hits by what was shown, or where nothing is said to have been shown by what was recommended; of
     *     several servers it is to be computed from the sums of their counts
     */
    record OfVersion(long recommended, long shown, long clicked, long watched, long hits, double hitRate) {
        static OfVersion of(Counts counts) {
            return new OfVersion(
                    counts.recommended(),
                    counts.shown(),
                    counts.clicked(),
                    counts.watched(),
                    counts.hits(),
                    counts.hitRate());
        }
    }

    static Statistics of(ServedModel model, Tally tally, SortedMap<String, Counts> feedback) {
        return new Statistics(
                model.name(),
                model.version(),
                tally.requests(),
                tally.errors(),
                new Latency(tally.within()),
                FeedbackByVersion.of(feedback));
    }
}
