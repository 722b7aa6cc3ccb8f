package dev.apriori.miner.server;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Cuts off requests that take too long, from their first line to the last byte of the answer: clients that send or read
 * a byte now and then would hold a connection for ever. Helidon knows time-outs only between requests. A connection has
 * a thread of its own; interrupting it closes the connection.
 */
final class Deadlines implements Http1ConnectionListener, AutoCloseable {
    private final ConcurrentMap<Thread, Long> underWay = new ConcurrentHashMap<>();
    private final Timer watch = new Timer("request-deadlines", true);
    private final long nanos;

    Deadlines(Duration timeout) {
        nanos = timeout.toNanos();
        long period = Math.clamp(timeout.toMillis() / 10, 10, 1_000);
        TimerTask cutOff = new TimerTask() {
            @Override
            public void run() {
                cutOff();
            }
        };
        watch.schedule(cutOff, period, period);
    }

    /** The first line has been read. */
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        underWay.put(Thread.currentThread(), System.nanoTime() + nanos);
    }

    /** The answer of this thread's request has been sent. */
    void ended() {
        underWay.remove(Thread.currentThread());
    }

    private void cutOff() {
        long now = System.nanoTime();
        for (Thread thread : underWay.keySet()) {
            // within the map's lock on the entry, so that no later request of that connection is hit
            underWay.computeIfPresent(thread, (t, deadline) -> {
                if (deadline - now > 0) {
                    return deadline;
                }
                t.interrupt();
                return null;
            });
        }
    }

    @Override
    public void close() {
        watch.cancel();
    }
}
