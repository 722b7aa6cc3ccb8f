package dev.apriori.spark;

import dev.apriori.mining.MiningException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkIllegalArgumentException;

/** What it means to us that Spark has thrown something: Scala throws what it does not declare. */
final class SparkTrouble {
    private static final Set<Integer> NOT_ALLOWED =
            Set.of(HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN);

    private SparkTrouble() {}

    /** What is not allowed, or too little memory, is a mistake; the rest may go better another time. Our own exceptions stay what they are. */
    static RuntimeException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new CancellationException("interrupted");
            }
            if (cause instanceof KubernetesClientException refused && NOT_ALLOWED.contains(refused.getCode())) {
                return new MiningException(
                        "Spark may not start executors; give the pod's service account the role that the chart makes with"
                                + " spark.enabled=true: " + refused.getMessage(),
                        thrown);
            }
            if (cause instanceof SparkIllegalArgumentException wrong) {
                return new MiningException("Spark cannot work with its settings: " + wrong.getMessage(), thrown);
            }
        }
        return thrown instanceof RuntimeException ours && !(thrown instanceof KubernetesClientException)
                ? ours
                : new UncheckedIOException(new IOException("Spark gave up: " + thrown.getMessage(), thrown));
    }
}
