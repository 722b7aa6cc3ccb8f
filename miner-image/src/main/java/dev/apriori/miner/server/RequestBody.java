package dev.apriori.miner.server;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A request's body; the listener bounds its length, {@link Deadlines} its time. */
final class RequestBody {
    private RequestBody() {}

    /** @throws Refusal when it is longer than allowed, or its chunks are malformed */
    static byte[] read(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            return in.readAllBytes();
        } catch (RequestException e) {
            throw new Refusal(
                    e.status(),
                    Refusal.Code.BAD_REQUEST,
                    Replies.textOf(e.status()),
                    Map.of(HeaderNames.CONNECTION_NAME, "close"));
        } catch (InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the client went away before it had sent the body", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the client announces one. */
    static boolean isAnnounced(ServerRequest request) {
        return request.headers().contains(HeaderNames.TRANSFER_ENCODING)
                || request.headers().contentLength().orElse(0) > 0;
    }
}
