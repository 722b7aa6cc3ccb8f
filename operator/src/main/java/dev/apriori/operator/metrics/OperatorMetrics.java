package dev.apriori.operator.metrics;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the operator counts, as docs/metrics.md lists it. No label names an experiment: what there is stays few. */
public final class OperatorMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final OperatorListener listener = new Meters(registry);
    private final Metrics reconciles = new ReconcileMeters(registry);

    /** @param version of the operator */
    public OperatorMetrics(String version) {
        MultiGauge.builder("apriori.build.info")
                .description("The version of the operator and of its Java: always 1")
                .register(registry)
                .register(List.of(Row.of(
                        Tags.of("version", version, "java", Runtime.version().toString()), 1)));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /** Counts what it hears. */
    public OperatorListener listener() {
        return listener;
    }

    /** Counts and times passes. */
    public Metrics reconciles() {
        return reconciles;
    }

    /** Where a scrape finds them. */
    public PrometheusRegistry registry() {
        return registry.getPrometheusRegistry();
    }

    /** Shows what there is at the time of a scrape. Held as long as these metrics are. */
    public void show(Watched watched) {
        Gauge.builder("apriori.leader", () -> watched.leads() ? 1 : 0)
                .description("1 on the pod that works, 0 on one that stands by")
                .register(registry);
        Gauge.builder("apriori.watches.broken", watched::brokenWatches)
                .description("Kinds of objects that are not heard of at the moment")
                .register(registry);
        Stream.of(Phase.values()).forEach(phase -> show(watched, phase));
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    /** Only the pod that works shows them, so that a sum over pods is right. */
    private void show(Watched watched, Phase phase) {
        Gauge.builder("apriori.experiments", () -> watched.leads() ? count(watched, phase) : 0)
                .description("Experiments by phase, shown by the pod that works")
                .tag("phase", LabelValues.of(phase))
                .register(registry);
    }

    private static long count(Watched watched, Phase phase) {
        return watched.experiments()
                .filter(experiment -> phaseOf(experiment) == phase)
                .count();
    }

    private static Phase phaseOf(AprioriExperiment experiment) {
        return Optional.ofNullable(experiment.getStatus())
                .map(AprioriExperimentStatus::phase)
                .orElse(Phase.PENDING);
    }
}
