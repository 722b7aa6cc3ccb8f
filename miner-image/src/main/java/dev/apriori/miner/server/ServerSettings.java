package dev.apriori.miner.server;

import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.mining.MiningException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the model server listens and what it lets a client use up.
 *
 * @param host the name or address to bind, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for every interface
 * @param port the port to bind, or 0 for any that is free
 * @param feedback where feedback is kept, if it is taken at all; the server closes it when it stops
 */
public record ServerSettings(
        String host, int port, Limits limits, Timeouts timeouts, Access access, Optional<FeedbackSink> feedback) {
    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new MiningException("port " + port + " is out of range; give 1 to 65535, or 0 for any that is free");
        }
    }

    /** Listens there, with limits that suit a pod of half a core and 256 MiB. */
    public static ServerSettings at(String host, int port) {
        return new ServerSettings(host, port, Limits.DEFAULT, Timeouts.DEFAULT, Access.OPEN, Optional.empty());
    }

    public ServerSettings with(Limits newLimits) {
        return new ServerSettings(host, port, newLimits, timeouts, access, feedback);
    }

    public ServerSettings with(Timeouts newTimeouts) {
        return new ServerSettings(host, port, limits, newTimeouts, access, feedback);
    }

    public ServerSettings with(Access newAccess) {
        return new ServerSettings(host, port, limits, timeouts, newAccess, feedback);
    }

    public ServerSettings with(FeedbackSink sink) {
        return new ServerSettings(host, port, limits, timeouts, access, Optional.of(sink));
    }

    /**
     * How much one client may ask for, and how much all of them together.
     *
     * @param bodyBytes the longest request body
     * @param requestLineBytes the longest request line: method, path and query
     * @param basket the most items in one basket
     * @param rows the most baskets in one request
     * @param recommendations the most recommendations for one basket: the highest {@code k}
     * @param connections the most open connections; more wait to be accepted
     * @param concurrent how many requests are worked on at once; more than there are processors gain nothing
     * @param queued how many more may wait for their turn before others are answered 429
     */
    public record Limits(
            int bodyBytes,
            int requestLineBytes,
            int basket,
            int rows,
            int recommendations,
            int connections,
            int concurrent,
            int queued) {
        public static final Limits DEFAULT = new Limits(
                1 << 20, 8 << 10, 1_000, 1_000, 100, 1_024, Runtime.getRuntime().availableProcessors(), 256);

        public Limits {
            Map.of(
                            "bodyBytes", bodyBytes,
                            "requestLineBytes", requestLineBytes,
                            "basket", basket,
                            "rows", rows,
                            "recommendations", recommendations,
                            "connections", connections,
                            "concurrent", concurrent)
                    .forEach((name, value) -> {
                        if (value < 1) {
                            throw new MiningException("limit " + name + " is " + value + "; give at least 1");
                        }
                    });
            if (queued < 0) {
                throw new MiningException("limit queued is " + queued + "; give at least 0");
            }
        }
    }

    /**
     * How long the server waits.
     *
     * @param idle for the first line of a request on an open connection
     * @param request for a whole request, from its first line to the last byte of the answer
     * @param turn for a turn when as many requests as allowed are worked on
     * @param lameDuck how long a server that was told to stop goes on answering new requests, not ready any more, so
     *     that load balancers have time to look elsewhere
     * @param drain how long after that the requests under way have to end
     */
    public record Timeouts(Duration idle, Duration request, Duration turn, Duration lameDuck, Duration drain) {
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofSeconds(20));

        public Timeouts withLameDuck(Duration time) {
            return new Timeouts(idle, request, turn, time, drain);
        }
    }
}
