package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.metrics.Fault;
import dev.apriori.operator.metrics.OperatorMetrics;
import dev.apriori.operator.metrics.Watched;
import dev.apriori.operator.settings.ProgramSettings;
import io.fabric8.kubernetes.client.Config;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator from its start to its end: first it can be asked how it is, then it waits for what it needs. */
final class Program implements Watched, AutoCloseable {
    /** About ten minutes in all. Then the process ends, so that the cluster sees that it does not start. */
    private static final int TRIES = 44;

    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 1.6, Duration.ofSeconds(15));

    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final ProgramSettings settings;
    private final Config cluster;
    private final ReconcilerFactory reconcilers;
    private final Consumer<String> onFatal;
    private final OperatorMetrics metrics = new OperatorMetrics(Version.current());
    private final Health health = new Health(this::informersRun, this::brokenWatches, InstantSource.system());
    private final AtomicReference<Engine> engine = new AtomicReference<>();
    private final HealthServer server;

    private Program(ProgramSettings settings, Config cluster, ReconcilerFactory reconcilers, Consumer<String> onFatal)
            throws IOException {
        this.settings = settings;
        this.cluster = cluster;
        this.reconcilers = reconcilers;
        this.onFatal = onFatal;
        metrics.show(this);
        server = HealthServer.open(settings.httpPort(), health, metrics.registry());
    }

    /**
     * Answers probes from now on, and is not ready.
     *
     * @param onFatal told why, when the process has to end at once
     * @throws IOException when the port of health and metrics may not be listened on
     */
    static Program open(
            ProgramSettings settings, Config cluster, ReconcilerFactory reconcilers, Consumer<String> onFatal)
            throws IOException {
        return new Program(settings, cluster, reconcilers, onFatal);
    }

    /**
     * Starts to work, or to stand by, as soon as the cluster lets it.
     *
     * @throws NotYetException when it has not after all tries
     */
    void start() {
        Retry retry = Retry.of(
                "start",
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .intervalFunction(PAUSES)
                        .retryOnException(e -> e instanceof NotYetException || Fault.of(e) != Fault.DEFECT)
                        .build());
        retry.getEventPublisher().onRetry(event -> waits(event.getLastThrowable(), event.getWaitInterval()));
        retry.executeRunnable(this::tryToStart);
        health.ready();
        LOG.info(
                "{} watches {}, port {}{}",
                Version.current(),
                settings.operator().namespaces().isEmpty()
                        ? "all namespaces"
                        : String.join(", ", settings.operator().namespaces()),
                port(),
                settings.operator().leaderElection() ? ", works when it holds the lease" : "");
    }

    /** Of health and metrics. */
    int port() {
        return server.port();
    }

    @Override
    public boolean leads() {
        return running().map(Engine::leads).orElse(false);
    }

    @Override
    public Stream<AprioriExperiment> experiments() {
        return running().stream().flatMap(Engine::experiments);
    }

    @Override
    public int brokenWatches() {
        return running().map(Engine::brokenWatches).orElse(0);
    }

    /** Takes no new events, lets passes under way end, gives the Lease back. */
    @Override
    public void close() {
        health.waits("stopping");
        Optional.ofNullable(engine.getAndSet(null)).ifPresent(Engine::close);
        server.close();
        metrics.close();
    }

    private void tryToStart() {
        engine.set(Engine.start(settings, cluster, reconcilers, metrics, onFatal));
    }

    private void waits(Throwable failure, Duration pause) {
        String why = Cause.of(failure);
        health.waits(why);
        LOG.warn("cannot start yet: {}; tries again in {} s", why, pause.toSeconds());
    }

    private boolean informersRun() {
        return running().map(Engine::isAlive).orElse(true);
    }

    private Optional<Engine> running() {
        return Optional.ofNullable(engine.get());
    }
}
