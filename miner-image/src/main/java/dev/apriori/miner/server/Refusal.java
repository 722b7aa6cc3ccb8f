package dev.apriori.miner.server;

import io.helidon.http.Status;
import java.util.Map;

/**
 * A request that is answered with an error. The message is for the client: it names the field, the value and the fix.
 */
final class Refusal extends RuntimeException {
    /** What went wrong, in MLflow's words, so that its clients understand. */
    enum Code {
        BAD_REQUEST,
        INVALID_PARAMETER_VALUE,
        ENDPOINT_NOT_FOUND,
        RESOURCE_DOES_NOT_EXIST,
        UNAUTHENTICATED,
        REQUEST_LIMIT_EXCEEDED,
        TEMPORARILY_UNAVAILABLE,
        INTERNAL_ERROR
    }

    private final Status status;
    private final Code code;
    private final Map<String, String> headers;

    Refusal(Status status, Code code, String message) {
        this(status, code, message, Map.of());
    }

    Refusal(Status status, Code code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    /** The request is not of a form that can be read. */
    static Refusal unreadable(String message) {
        return new Refusal(Status.BAD_REQUEST_400, Code.BAD_REQUEST, message);
    }

    /** A value in the request is not one that can be used. */
    static Refusal invalid(String message) {
        return new Refusal(Status.BAD_REQUEST_400, Code.INVALID_PARAMETER_VALUE, message);
    }

    static Refusal unavailable(String message) {
        return new Refusal(
                Status.SERVICE_UNAVAILABLE_503, Code.TEMPORARILY_UNAVAILABLE, message, Map.of("Retry-After", "1"));
    }

    Status status() {
        return status;
    }

    Code code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }
}
