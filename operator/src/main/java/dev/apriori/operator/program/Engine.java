package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.metrics.OperatorMetrics;
import dev.apriori.operator.metrics.Watched;
import dev.apriori.operator.settings.ProgramSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.Controller;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The operator at work: connected, its informers synced, and either reconciling or standing by. */
final class Engine implements Watched, AutoCloseable {
    /** How long passes under way may go on when the program is stopped: less than another pod waits for the Lease. */
    static final Duration LAST_PASSES = Leadership.LEASE_TIME.minusSeconds(5);

    private static final int PASSES_AT_ONCE = 16;

    private final KubernetesClient client;
    private final Leadership leadership;
    private final Operator operator;
    private final Controller<AprioriExperiment> controller;

    private Engine(
            ProgramSettings settings,
            KubernetesClient client,
            ReconcilerFactory reconcilers,
            OperatorMetrics metrics,
            Consumer<String> onFatal) {
        this.client = client;
        leadership = new Leadership(settings, onFatal);
        operator = new Operator(sdk -> configure(sdk, metrics, onFatal));
        Set<String> namespaces = settings.operator().namespaces();
        controller = (Controller<AprioriExperiment>) operator.<AprioriExperiment>register(
                reconcilers.create(settings.operator(), metrics.listener(), client), configuration -> {
                    if (namespaces.isEmpty()) {
                        configuration.watchingAllNamespaces();
                    } else {
                        configuration.settingNamespaces(namespaces);
                    }
                });
    }

    /**
     * Tries once.
     *
     * @param onFatal told why, when it cannot go on and must not: the process has to end at once
     * @throws NotYetException when something that it needs is missing
     */
    static Engine start(
            ProgramSettings settings,
            Config cluster,
            ReconcilerFactory reconcilers,
            OperatorMetrics metrics,
            Consumer<String> onFatal) {
        KubernetesClient client = KubernetesAccess.open(cluster);
        Preconditions preconditions = new Preconditions(client, settings);
        try {
            preconditions.check();
            Engine engine = new Engine(settings, client, reconcilers, metrics, onFatal);
            engine.operator.start();
            return engine;
        } catch (RuntimeException e) {
            // stops the informers that were started too
            client.close();
            throw preconditions.described(e);
        }
    }

    @Override
    public boolean leads() {
        return leadership.leads();
    }

    @Override
    public Stream<AprioriExperiment> experiments() {
        return controller.getEventSourceManager().getControllerEventSource().list(experiment -> true);
    }

    @Override
    public int brokenWatches() {
        return (int) informers().filter(informer -> !informer.isWatching()).count();
    }

    /** Whether each informer still runs, be it connected or not. */
    boolean isAlive() {
        return informers().allMatch(InformerHealthIndicator::isRunning);
    }

    /** Takes no new events, lets passes under way end, and gives the Lease back. */
    @Override
    public void close() {
        leadership.stopping();
        operator.stop();
        leadership.release(client);
        client.close();
    }

    private void configure(ConfigurationServiceOverrider sdk, OperatorMetrics metrics, Consumer<String> onFatal) {
        sdk.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withMetrics(metrics.reconciles())
                .withConcurrentReconciliationThreads(PASSES_AT_ONCE)
                .withReconciliationTerminationTimeout(LAST_PASSES)
                .withInformerStoppedHandler((informer, failure) -> stopped(informer, failure, onFatal));
        leadership.configuration().ifPresent(sdk::withLeaderElectionConfiguration);
    }

    /** An informer that has not synced yet fails the start, and is told there. */
    private static void stopped(SharedIndexInformer<?> informer, Throwable failure, Consumer<String> onFatal) {
        if (failure != null && informer.hasSynced()) {
            onFatal.accept("does not hear of " + informer.getApiTypeClass().getSimpleName() + "s any more: "
                    + Cause.of(failure));
        }
    }

    @SuppressWarnings("unchecked")
    private Stream<InformerHealthIndicator> informers() {
        return controller.getControllerHealthInfo().informerEventSourceHealthIndicators().values().stream()
                .map(source -> (InformerWrappingEventSourceHealthIndicator<AprioriExperiment>) source)
                .flatMap(source -> source.informerHealthIndicators().values().stream());
    }
}
