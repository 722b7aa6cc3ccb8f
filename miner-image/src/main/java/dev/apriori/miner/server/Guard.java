package dev.apriori.miner.server;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;

/** Lets in who has a key. */
final class Guard {
    private static final HeaderName API_KEY = HeaderNames.create("X-API-Key");
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;

    Guard(ApiKeys keys) {
        this.keys = keys;
    }

    /** @throws Refusal when a key is needed and not given */
    void check(Endpoint endpoint, ServerRequest request) {
        if (!keys.areAsked() || endpoint.open()) {
            return;
        }
        String key = given(request)
                .orElseThrow(() ->
                        refusal("an API key is needed; send it as header X-API-Key or as Authorization: Bearer KEY"));
        if (!keys.admit(key)) {
            throw refusal("the API key is not one of this server's; ask whoever runs it for one");
        }
    }

    private static Optional<String> given(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> request.headers().value(API_KEY));
    }

    /** The body is not read; so the connection ends with the answer. */
    private static Refusal refusal(String message) {
        return new Refusal(
                Status.UNAUTHORIZED_401,
                Refusal.Code.UNAUTHENTICATED,
                message,
                Map.of("WWW-Authenticate", "Bearer", HeaderNames.CONNECTION_NAME, "close"));
    }
}
