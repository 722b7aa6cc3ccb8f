package dev.apriori.miner.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers, and above all errors: whoever notices them, they have one shape, that of MLflow's server. */
final class Replies {
    static final String JSON = "application/json";

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final String TEXT = "text/plain; charset=utf-8";

    private Replies() {}

    record ErrorBody(@JsonProperty("error_code") String code, String message) {}

    /** An error in the Open Inference Protocol. */
    record InferenceError(String error) {}

    static void send(ServerResponse response, String contentType, byte[] body) {
        response.headers().set(HeaderNames.CONTENT_TYPE, contentType);
        response.send(body);
    }

    /** Turns what handlers throw into answers. */
    static void handleErrors(HttpRouting.Builder routing) {
        routing.error(Refusal.class, (request, response, refusal) -> refuse(request, response, refusal));
        routing.error(
                HttpException.class,
                (request, response, e) ->
                        refuse(request, response, new Refusal(e.status(), codeOf(e.status()), textOf(e.status()))));
        routing.error(Exception.class, (request, response, e) -> {
            LOG.error(
                    "{} {} failed",
                    request.prologue().method().text(),
                    request.path().rawPath(),
                    e);
            refuse(
                    request,
                    response,
                    new Refusal(
                            Status.INTERNAL_SERVER_ERROR_500,
                            Refusal.Code.INTERNAL_ERROR,
                            textOf(Status.INTERNAL_SERVER_ERROR_500)));
        });
    }

    /** Answers what never reaches a handler, such as a request line that is too long, and counts it. */
    static DirectHandlers direct(Metrics metrics) {
        DirectHandler handler = (request, type, status, headers, message) -> {
            metrics.refusedUnread(status.code());
            headers.set(HeaderNames.CONTENT_TYPE, JSON);
            headers.set(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF);
            return TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .keepAlive(false)
                    .entity(Json.write(new ErrorBody(codeOf(status).name(), textOf(status))))
                    .build();
        };
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    private static void refuse(ServerRequest request, ServerResponse response, Refusal refusal) {
        response.status(refusal.status());
        refusal.headers().forEach(response::header);
        if (request.path().absolute().path().startsWith(InferenceEndpoints.ROOT + "/")) {
            send(response, JSON, Json.write(new InferenceError(refusal.getMessage())));
        } else if (refusal.status().equals(Status.UNSUPPORTED_MEDIA_TYPE_415)) {
            send(response, TEXT, refusal.getMessage().getBytes(StandardCharsets.UTF_8));
        } else {
            send(response, JSON, Json.write(new ErrorBody(refusal.code().name(), refusal.getMessage())));
        }
    }

    private static Refusal.Code codeOf(Status status) {
        return status.code() >= 500 ? Refusal.Code.INTERNAL_ERROR : Refusal.Code.BAD_REQUEST;
    }

    /** What to say of a status that Helidon chose. */
    static String textOf(Status status) {
        return switch (status.code()) {
            case 413 -> "the body is longer than the server takes; send fewer rows at once";
            case 414 -> "the request line is longer than the server takes; send the basket to POST /invocations";
            case 500 -> "the server failed; its log says why";
            case 400 -> "the request line or a header is malformed; percent-encode what is in the query";
            default -> "the request is not one that the server understands: " + status.reasonPhrase();
        };
    }
}
