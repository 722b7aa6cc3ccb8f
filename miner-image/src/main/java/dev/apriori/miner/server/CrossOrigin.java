package dev.apriori.miner.server;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.Set;

/** Lets pages of other origins ask, as the Fetch standard has it. No cookies: a key goes in a header. */
final class CrossOrigin {
    private static final String ALL = "*";
    private static final HeaderName ORIGIN = HeaderNames.ORIGIN;
    private static final HeaderName ASKED_METHOD = HeaderNames.create("Access-Control-Request-Method");
    private static final String A_DAY = "86400";

    private final Set<String> origins;

    CrossOrigin(Set<String> origins) {
        this.origins = origins;
    }

    /** Says in the answer that the page may read it, where it may. */
    void allow(ServerRequest request, ServerResponse response) {
        if (origins.isEmpty()) {
            return;
        }
        response.header("Vary", "Origin");
        allowed(request).ifPresent(origin -> {
            response.header("Access-Control-Allow-Origin", origin);
            response.header("Access-Control-Expose-Headers", "Apriori-Model, Retry-After");
        });
    }

    /** Whether a browser asks first if it may ask. */
    boolean isPreflight(ServerRequest request) {
        return request.prologue().method().equals(Method.OPTIONS)
                && request.headers().contains(ASKED_METHOD)
                && allowed(request).isPresent();
    }

    /** @param endpoint that the browser is about to ask */
    void answerPreflight(Endpoint endpoint, ServerResponse response) {
        response.header("Access-Control-Allow-Methods", endpoint.method().text());
        response.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-API-Key");
        response.header("Access-Control-Max-Age", A_DAY);
        response.status(Status.NO_CONTENT_204).send();
    }

    private Optional<String> allowed(ServerRequest request) {
        return request.headers().value(ORIGIN).filter(origin -> origins.contains(ALL) || origins.contains(origin));
    }
}
