package dev.apriori.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.tracking.TrackingException.Misconfigured;
import dev.apriori.tracking.TrackingException.NotFound;
import dev.apriori.tracking.TrackingException.Refused;
import dev.apriori.tracking.TrackingException.Rejected;
import dev.apriori.tracking.TrackingException.Unreachable;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** What went wrong, told from an answer's status and text or from the lack of an answer. */
final class Refusals {
    private static final int LONGEST_QUOTE = 500;

    private final MlflowServer server;

    Refusals(MlflowServer server) {
        this.server = server;
    }

    /** @param call what was asked, such as {@code POST runs/create} */
    TrackingException of(String call, int status, String body) {
        JsonNode answer = tree(body);
        String code = answer.path("error_code").asText("");
        String message =
                quote(answer.path("message").asText(answer.path("detail").asText(body)));
        String what = "MLflow at " + server.uri() + " answered " + status + " to " + call + ": ";
        if (status == 401) {
            return new Refused("MLflow at " + server.uri() + " refuses " + who()
                    + "; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN");
        }
        if (status == 403) {
            return forbidden(body, message);
        }
        if (message.contains("Artifact serving is disabled")) {
            return new Misconfigured("MLflow at " + server.uri()
                    + " does not take artifacts; start it with --serve-artifacts and --artifacts-destination");
        }
        if (status == 429 || status == 408 || (status >= 500 && status != 501) || ofTheMoment(code, message)) {
            return new Unreachable(what + message);
        }
        if (status >= 300 && status < 400) {
            return new Misconfigured("MLflow at " + server.uri() + " redirects " + call
                    + "; give the address that it redirects to as tracking URI");
        }
        if (status == 404) {
            return code.isEmpty() ? notMlflow(call) : new NotFound(what + message);
        }
        return new Rejected(code, what + (code.isEmpty() ? "" : code + ": ") + message);
    }

    TrackingException notMlflow(String call) {
        return new Misconfigured("what answers at " + server.uri() + " does not know MLflow's " + call
                + "; give the address of an MLflow server of version 3 or later");
    }

    TrackingException noAnswer(Throwable failure) {
        if (failure instanceof SSLHandshakeException) {
            return new Misconfigured(
                    "no TLS with " + server.uri() + " (" + failure.getMessage()
                            + "); if its certificate is of your own authority, name that by MLFLOW_TRACKING_SERVER_CERT_PATH",
                    failure);
        }
        if (failure instanceof SSLException && failure.getMessage().contains("unrecognized SSL message")) {
            return new Misconfigured(server.uri() + " does not speak TLS; try http:// in place of https://", failure);
        }
        return new Unreachable("MLflow at " + server.uri() + " does not answer: " + reason(failure), failure);
    }

    private TrackingException forbidden(String body, String message) {
        if (body.contains("Invalid Host header")) {
            return new Refused("MLflow at " + server.uri() + " does not serve under the name '"
                    + server.uri().getAuthority() + "'; start it with --allowed-hosts '"
                    + server.uri().getAuthority() + "' (the list replaces the default one)");
        }
        return new Refused("MLflow at " + server.uri() + " forbids this to " + who() + ": " + message
                + "; give other credentials by MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or"
                + " MLFLOW_TRACKING_TOKEN");
    }

    private String who() {
        Credentials credentials = server.credentials();
        if (credentials instanceof Credentials.Basic basic) {
            boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(basic.username() + basic.password());
            return "user '" + basic.username() + "' with this password"
                    + (ascii ? "" : " (MLflow takes credentials for artifacts in ASCII only)");
        }
        return credentials instanceof Credentials.Bearer ? "this token" : "a client without credentials";
    }

    /** MLflow blames the client for some troubles of its database that are gone at the next attempt. */
    private static boolean ofTheMoment(String code, String message) {
        return message.contains("QueuePool limit")
                || message.contains("database is locked")
                || (code.equals("BAD_REQUEST") && message.contains("IntegrityError"));
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no such host";
            }
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode tree = Json.MAPPER.readTree(body);
            return tree == null ? Json.MAPPER.missingNode() : tree;
        } catch (JsonProcessingException notJson) {
            return Json.MAPPER.missingNode();
        }
    }

    private static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
