package dev.apriori.operator.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Whose fault a failure is. */
public enum Fault {
    /** Someone else changed the object meanwhile; the next pass sees it as it is now. */
    CONFLICT,
    /** A server that is not there, does not let us in, or has had enough: time or an administrator mends it. */
    WORLD,
    /** Ours: the trace says where. */
    DEFECT;

    /** What the API server answers to requests that are not as they should be. */
    private static final Set<Integer> BAD_REQUEST = Set.of(400, 405, 406, 415, 422);

    private static final int DEEPEST_CAUSE = 20;

    /** Of a failure, by the first of its causes that says so; a defect when none does. */
    public static Fault of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .flatMap(cause -> said(cause).stream())
                .findFirst()
                .orElse(DEFECT);
    }

    private static Optional<Fault> said(Throwable failure) {
        return switch (failure) {
            case KubernetesClientException refused -> answered(refused.getCode());
            case TrackingException.Rejected rejected -> Optional.of(DEFECT);
            case TrackingException trouble -> Optional.of(WORLD);
            case JsonProcessingException unreadable -> Optional.of(DEFECT);
            case IOException trouble -> Optional.of(WORLD);
            case TimeoutException late -> Optional.of(WORLD);
            case WatcherException lost -> Optional.of(WORLD);
            case InterruptedException stopping -> Optional.of(WORLD);
            case CancellationException stopping -> Optional.of(WORLD);
            default -> Optional.empty();
        };
    }

    /** Without an answer there is no code, and the cause tells. */
    private static Optional<Fault> answered(int code) {
        if (code <= 0) {
            return Optional.empty();
        }
        if (code == HttpURLConnection.HTTP_CONFLICT) {
            return Optional.of(CONFLICT);
        }
        return Optional.of(BAD_REQUEST.contains(code) ? DEFECT : WORLD);
    }
}
