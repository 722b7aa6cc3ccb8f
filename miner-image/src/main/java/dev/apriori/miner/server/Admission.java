package dev.apriori.miner.server;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives requests their turn to be worked on, in the order of asking. The work is done by threads of its own: a virtual
 * thread runs until it waits, so that one with much to do, or with its next request always there, would let no other
 * run, and no one would see the queue. A turn begins when the whole request has been read and ends before the answer is
 * sent, so that no slow client holds one.
 */
final class Admission implements AutoCloseable {
    private static final String FULL =
            "the server has more requests than it can answer; send this one again in a second";

    private final ThreadPoolExecutor workers;
    private final Duration patience;
    private final Optional<RateLimiter> rate;

    Admission(ServerSettings settings) {
        int concurrent = settings.limits().concurrent();
        int queued = settings.limits().queued();
        BlockingQueue<Runnable> queue = queued == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(queued);
        workers = new ThreadPoolExecutor(
                concurrent,
                concurrent,
                0,
                TimeUnit.SECONDS,
                queue,
                Thread.ofPlatform().daemon().name("answering-", 1).factory());
        patience = settings.timeouts().turn();
        rate = settings.access().perSecond().stream()
                .mapToObj(Admission::limiter)
                .findFirst();
    }

    /** @throws Refusal when there was no turn in time, or the work ended in one */
    <T> T admit(Callable<T> work) {
        if (rate.isPresent() && !rate.get().acquirePermission()) {
            throw overloaded(
                    "the server has been asked as often as it may be in a second; send this one again in a second");
        }
        FutureTask<T> turn = new FutureTask<>(work);
        try {
            workers.execute(turn);
            return await(turn);
        } catch (RejectedExecutionException e) {
            throw overloaded(FULL);
        } catch (InterruptedException e) {
            turn.cancel(true);
            throw new CloseConnectionException("the request took too long, or the server stops", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private <T> T await(FutureTask<T> turn) throws InterruptedException, ExecutionException {
        try {
            return turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (workers.remove(turn)) {
                throw overloaded(FULL);
            }
            return turn.get();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private static RateLimiter limiter(int perSecond) {
        return RateLimiter.of(
                "requests",
                RateLimiterConfig.custom()
                        .limitForPeriod(perSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    private static Refusal overloaded(String message) {
        return new Refusal(
                Status.TOO_MANY_REQUESTS_429, Refusal.Code.REQUEST_LIMIT_EXCEEDED, message, Map.of("Retry-After", "1"));
    }
}
