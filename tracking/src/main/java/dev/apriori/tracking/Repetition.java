package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Unreachable;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a call again while the server does not answer, with growing, spread waits between. */
final class Repetition {
    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    private final RetryConfig config;

    Repetition(Patience patience) {
        config = RetryConfig.custom()
                .maxAttempts(patience.attempts())
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                        patience.firstWait(), 2, 0.5, patience.longestWait()))
                .retryOnException(Unreachable.class::isInstance)
                .build();
    }

    /** @throws CancellationException when the thread is interrupted, which it stays */
    <T> T of(String call, Supplier<T> attempt) {
        Retry retry = Retry.of(call, config);
        retry.getEventPublisher()
                .onRetry(event -> LOG.warn(
                        "{}; again in {} ms ({})",
                        event.getLastThrowable().getMessage(),
                        event.getWaitInterval().toMillis(),
                        call));
        try {
            return retry.executeSupplier(attempt);
        } catch (Unreachable e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (CancellationException)
                        new CancellationException("interrupted while MLflow did not answer").initCause(e);
            }
            throw e;
        }
    }
}
