package dev.apriori.operator.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts passes of the reconciler. The library's own meters have a series for each resource; these have none. */
final class ReconcileMeters implements Metrics {
    private static final Duration[] BUCKETS = Stream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final String DONE = "done";

    private final MeterRegistry registry;
    private final Counter retries;
    private final AtomicInteger underWay = new AtomicInteger();

    ReconcileMeters(MeterRegistry registry) {
        this.registry = registry;
        retries = Counter.builder("apriori.reconcile.retries")
                .description("Passes that failed and will be repeated after a while")
                .register(registry);
        registry.gauge("apriori.reconcile.under.way", underWay);
        time(DONE);
        Stream.of(Fault.values()).forEach(fault -> time(LabelValues.of(fault)));
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        String outcome = LabelValues.of(Fault.DEFECT);
        Timer.Sample sample = Timer.start(registry);
        underWay.incrementAndGet();
        try {
            T result = execution.execute();
            outcome = DONE;
            return result;
        } catch (Exception e) {
            outcome = LabelValues.of(Fault.of(e));
            throw e;
        } finally {
            underWay.decrementAndGet();
            sample.stop(time(outcome));
        }
    }

    @Override
    public void failedReconciliation(HasMetadata resource, Exception failure, Map<String, Object> metadata) {
        retries.increment();
    }

    private Timer time(String outcome) {
        return Timer.builder("apriori.reconcile")
                .description("How long a pass over one experiment took")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
