package dev.apriori.miner.server;

import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Leads requests to their endpoints, and does what all of them share: headers, errors, counting. */
final class Routes {
    /** The status under which a request is counted whose client went away: nginx' number for it. */
    private static final int CLIENT_GONE = 499;

    private final Map<String, Endpoint> byPath;
    private final Serving serving;
    private final Metrics metrics;
    private final Deadlines deadlines;

    private Routes(List<Endpoint> endpoints, Serving serving, Metrics metrics, Deadlines deadlines) {
        byPath = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));
        this.serving = serving;
        this.metrics = metrics;
        this.deadlines = deadlines;
    }

    static HttpRouting.Builder routing(
            List<Endpoint> endpoints, Serving serving, Metrics metrics, Deadlines deadlines) {
        Routes routes = new Routes(endpoints, serving, metrics, deadlines);
        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFilter(routes::around);
        endpoints.forEach(e -> routing.route(e.method(), e.path(), e.handler()));
        routing.any(routes::noEndpoint);
        Replies.handleErrors(routing);
        return routing;
    }

    private void around(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        metrics.requestBegun();
        response.header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF);
        if (serving.isStopping() || hasNeedlessBody(request)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            chain.proceed();
        } finally {
            deadlines.ended();
            String path = request.path().path();
            metrics.requestEnded(
                    byPath.containsKey(path) ? path : "",
                    response.isSent() ? response.status().code() : CLIENT_GONE,
                    System.nanoTime() - start);
        }
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            // Helidon says so, and goes on reading
            throw new CloseConnectionException("the last answer on this connection");
        }
    }

    /** A body that no one asked for; Helidon would go on reading it, or take it for the next request. */
    private boolean hasNeedlessBody(RoutingRequest request) {
        Endpoint endpoint = byPath.get(request.path().path());
        boolean reads = endpoint != null && endpoint.method().equals(Method.POST);
        return !reads && RequestBody.isAnnounced(request);
    }

    private void noEndpoint(ServerRequest request, ServerResponse response) {
        String path = request.path().path();
        Endpoint endpoint = byPath.get(path);
        if (endpoint == null) {
            throw new Refusal(
                    Status.NOT_FOUND_404,
                    Refusal.Code.ENDPOINT_NOT_FOUND,
                    "there is nothing at this path; /openapi.json lists what there is");
        }
        String method = endpoint.method().text();
        throw new Refusal(
                Status.METHOD_NOT_ALLOWED_405,
                Refusal.Code.BAD_REQUEST,
                path + " does not take " + request.prologue().method().text() + "; send " + method,
                Map.of("Allow", method));
    }
}
