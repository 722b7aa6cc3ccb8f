package dev.apriori.miner.server;

import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** Leads requests to their endpoints, and does what all of them share: headers, keys, errors, counting, logging. */
final class Routes {
    /** The status under which a request is counted whose client went away: nginx' number for it. */
    private static final int CLIENT_GONE = 499;

    private final EndpointTable endpoints;
    private final Serving serving;
    private final Metrics metrics;
    private final Deadlines deadlines;
    private final Guard guard;
    private final CrossOrigin crossOrigin;
    private final AccessLog log;

    private Routes(EndpointTable endpoints, Access access, Serving serving, Metrics metrics, Deadlines deadlines) {
        this.endpoints = endpoints;
        this.serving = serving;
        this.metrics = metrics;
        this.deadlines = deadlines;
        guard = new Guard(access.keys());
        crossOrigin = new CrossOrigin(access.origins());
        log = new AccessLog(access.logged());
    }

    static HttpRouting.Builder routing(
            EndpointTable endpoints, Access access, Serving serving, Metrics metrics, Deadlines deadlines) {
        Routes routes = new Routes(endpoints, access, serving, metrics, deadlines);
        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFilter(routes::around);
        endpoints.all().forEach(e -> routing.route(e.method(), e.matcher(), routes.guarded(e)));
        routing.any(routes::noEndpoint);
        Replies.handleErrors(routing);
        return routing;
    }

    private Handler guarded(Endpoint endpoint) {
        return (request, response) -> {
            guard.check(endpoint, request);
            endpoint.handler().handle(request, response);
        };
    }

    private void around(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        metrics.requestBegun();
        Optional<Endpoint> endpoint = endpoints.at(request.path());
        response.header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF);
        crossOrigin.allow(request, response);
        if (serving.isStopping() || hasNeedlessBody(endpoint, request)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            chain.proceed();
        } finally {
            deadlines.ended();
            int status = response.isSent() ? response.status().code() : CLIENT_GONE;
            long nanos = System.nanoTime() - start;
            metrics.requestEnded(endpoint, status, nanos);
            log.answered(request, status, nanos);
        }
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            // Helidon says so, and goes on reading
            throw new CloseConnectionException("the last answer on this connection");
        }
    }

    /** A body that no one asked for; Helidon would go on reading it, or take it for the next request. */
    private static boolean hasNeedlessBody(Optional<Endpoint> endpoint, RoutingRequest request) {
        boolean reads =
                endpoint.filter(known -> known.method().equals(Method.POST)).isPresent();
        return !reads && RequestBody.isAnnounced(request);
    }

    private void noEndpoint(ServerRequest request, ServerResponse response) {
        Endpoint endpoint = endpoints
                .at(request.path())
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND_404,
                        Refusal.Code.ENDPOINT_NOT_FOUND,
                        "there is nothing at this path; /openapi.json lists what there is"));
        if (crossOrigin.isPreflight(request)) {
            crossOrigin.answerPreflight(endpoint, response);
            return;
        }
        String method = endpoint.method().text();
        throw new Refusal(
                Status.METHOD_NOT_ALLOWED_405,
                Refusal.Code.BAD_REQUEST,
                request.path().path() + " does not take "
                        + request.prologue().method().text() + "; send " + method,
                Map.of("Allow", method));
    }
}
