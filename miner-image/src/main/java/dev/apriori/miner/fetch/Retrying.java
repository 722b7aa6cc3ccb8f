package dev.apriori.miner.fetch;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Tries again what failed by an {@link IOException}: after a growing pause, or the one that the server asked for. */
final class Retrying {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED_WAIT = Duration.ofMinutes(5);
    private static final double GROWTH = 2;
    private static final double JITTER = 0.25;

    private final FetchSettings settings;

    Retrying(FetchSettings settings) {
        this.settings = settings;
    }

    /**
     * @param what a name of it, which the messages begin with
     * @param onPause told before each pause why, and for how long
     * @throws FetchException when no attempt succeeded
     */
    <T> T run(String what, Callable<T> attempt, Consumer<String> onPause) {
        Retry retry = Retry.of("fetch", this.<T>config());
        retry.getEventPublisher()
                .onRetry(event -> onPause.accept(what + ": " + reason(event.getLastThrowable()) + "; trying again in "
                        + seconds(event.getWaitInterval())));
        try {
            return retry.executeCallable(attempt);
        } catch (IOException e) {
            throw FetchException.away(what + ": " + reason(e) + "; gave up after " + attempts(e), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an attempt fails by IOException alone", e);
        }
    }

    private <T> RetryConfig config() {
        IntervalFunction backoff =
                IntervalFunction.ofExponentialRandomBackoff(settings.firstWait(), GROWTH, JITTER, LONGEST_WAIT);
        return RetryConfig.<T>custom()
                .maxAttempts(settings.attempts())
                .retryOnException(e -> e instanceof IOException && !asksTooMuch(e))
                .intervalBiFunction((attempt, outcome) -> Math.max(
                        backoff.apply(attempt), askedWait(outcome.getLeft()).toMillis()))
                .build();
    }

    private static Duration askedWait(Throwable failure) {
        return failure instanceof BusyException busy ? busy.pause() : Duration.ZERO;
    }

    private static boolean asksTooMuch(Throwable failure) {
        return askedWait(failure).compareTo(LONGEST_ASKED_WAIT) > 0;
    }

    private String attempts(IOException last) {
        if (asksTooMuch(last)) {
            return "it asked to wait for " + seconds(askedWait(last));
        }
        return settings.attempts() == 1 ? "1 attempt" : settings.attempts() + " attempts";
    }

    private String reason(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "its host is unknown";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer within " + seconds(settings.timeout());
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.replaceAll("\\s+", " ");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
