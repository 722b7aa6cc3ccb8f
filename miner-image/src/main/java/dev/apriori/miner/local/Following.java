package dev.apriori.miner.local;

import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then which version an alias stands for, and lets that one be served. What cannot be loaded, or does not
 * answer its own input example, is not taken: the version before goes on, and the next look tries again.
 */
public final class Following implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final Mlflow mlflow;
    private final ModelLoader loader;
    private final ModelUri uri;
    private final ModelServer server;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("following").factory());
    private final Future<?> looking;
    private String served;

    private Following(
            Mlflow mlflow, ModelLoader loader, ModelUri uri, ModelServer server, ServedModel first, Duration pause) {
        this.mlflow = mlflow;
        this.loader = loader;
        this.uri = uri;
        this.server = server;
        served = first.version();
        looking = looks.scheduleWithFixedDelay(this::look, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @param first what the server has now */
    public static Following start(
            Mlflow mlflow, ModelLoader loader, ModelUri uri, ModelServer server, ServedModel first, Duration pause) {
        return new Following(mlflow, loader, uri, server, first, pause);
    }

    private void look() {
        try {
            if (!mlflow.registry().resolve(uri).version().equals(served)) {
                ServedModel next = loader.fromMlflow(mlflow, uri);
                server.swap(next);
                served = next.version();
            }
        } catch (RuntimeException e) { // the next look may fare better, whatever it was
            LOG.warn("{} is not followed for now, version {} goes on being served: {}", uri, served, e.getMessage());
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        looks.shutdownNow();
    }
}
