package dev.apriori.miner.server;

import java.util.List;

/**
 * {@code GET /statistics}: how the model that is served has done since it took over, for whoever compares it with
 * another, such as the operator during a canary. It holds counts alone, so that anyone may ask.
 *
 * @param requests for the model that have ended; those that anyone may send, such as probes, are not counted
 * @param errors how many of them the server is to blame for: status 500 and above, or 429
 * @param latency of them all
 */
record Statistics(String name, String version, long requests, long errors, Latency latency) {
    /**
     * How long requests took.
     *
     * @param within of how many requests it is known that they took no longer, the shortest time first; each counts those
     *     before it too, so that counts of servers may be added and those of an earlier time subtracted
     */
    record Latency(List<Within> within) {}

    /** So many requests took at most so many milliseconds. */
    record Within(long milliseconds, long requests) {}

    static Statistics of(ServedModel model, Tally tally) {
        return new Statistics(
                model.name(), model.version(), tally.requests(), tally.errors(), new Latency(tally.within()));
    }
}
