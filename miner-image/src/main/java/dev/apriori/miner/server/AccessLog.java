package dev.apriori.miner.server;

import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request: when, who, method, path, status and milliseconds. What was asked for is in the query or in the
 * body, and so in no line.
 */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final double NANOS_PER_MILLI = 1e6;

    private final boolean wanted;

    AccessLog(boolean wanted) {
        this.wanted = wanted;
    }

    void answered(ServerRequest request, int status, long nanos) {
        if (wanted) {
            LOG.info(
                    "{} {} {} {} {} {}",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    request.remotePeer().host(),
                    request.prologue().method().text(),
                    request.path().rawPath(),
                    status,
                    String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI));
        }
    }
}
