package dev.apriori.operator.metrics;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.policy.Action;
import dev.apriori.tracking.TrackingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;

/** Counts what the operator does. Every series is there from the start, at zero, so that a first event is a change. */
final class Meters implements OperatorListener {
    private static final Duration[] SHARD_BUCKETS = Stream.of(1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600)
            .map(Duration::ofSeconds)
            .toArray(Duration[]::new);
    private static final Duration[] TRIAL_BUCKETS = Stream.concat(
                    Stream.of(50, 100, 200, 500).map(Duration::ofMillis), Stream.of(SHARD_BUCKETS))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Counter jobs;
    private final Counter missing;
    private final Timer shardSeconds;
    private final Timer trialSeconds;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        jobs = Counter.builder("apriori.jobs.started")
                .description("Jobs created")
                .register(registry);
        missing = Counter.builder("apriori.results.missing")
                .description("Jobs that ended without a result")
                .register(registry);
        shardSeconds = Timer.builder("apriori.shard")
                .description("How long the Job of a shard ran")
                .serviceLevelObjectives(SHARD_BUCKETS)
                .register(registry);
        trialSeconds = Timer.builder("apriori.trial")
                .description("A trial's share of the time that its Job ran")
                .serviceLevelObjectives(TRIAL_BUCKETS)
                .register(registry);
        trials("succeeded");
        trials("failed");
        Stream.of(Action.class.getPermittedSubclasses()).forEach(this::actions);
        Stream.of(TrackingException.class.getPermittedSubclasses()).forEach(this::mlflowErrors);
        Stream.of(RolloutEnd.values()).forEach(this::rollouts);
        Stream.of(CanaryStep.values()).forEach(this::canarySteps);
    }

    @Override
    public void asked(Action action) {
        actions(action.getClass()).increment();
    }

    @Override
    public void jobStarted() {
        jobs.increment();
    }

    @Override
    public void shardHarvested(ShardReport report, Duration ran) {
        trials("succeeded").increment(report.succeeded());
        trials("failed").increment(report.failed());
        int trials = report.succeeded() + report.failed();
        if (ran.isPositive()) {
            shardSeconds.record(ran);
            for (int i = 0; i < trials; i++) {
                trialSeconds.record(ran.dividedBy(trials));
            }
        }
    }

    @Override
    public void resultMissing() {
        missing.increment();
    }

    @Override
    public void mlflowFailed(TrackingException failure) {
        mlflowErrors(failure.getClass()).increment();
    }

    @Override
    public void rolloutEnded(RolloutEnd end) {
        rollouts(end).increment();
    }

    @Override
    public void canaryStepped(CanaryStep step) {
        canarySteps(step).increment();
    }

    private Counter trials(String outcome) {
        return counter("apriori.trials", "Trials whose result was taken in", "outcome", outcome);
    }

    private Counter actions(Class<?> action) {
        return counter(
                "apriori.actions",
                "What the policy asked for, in each pass until it was done",
                "action",
                LabelValues.of(action));
    }

    private Counter mlflowErrors(Class<?> kind) {
        return counter(
                "apriori.mlflow.errors",
                "Calls of MLflow that failed for good in their pass",
                "kind",
                LabelValues.of(kind));
    }

    private Counter rollouts(RolloutEnd end) {
        return counter("apriori.rollouts", "Rollouts of the model server that ended", "outcome", LabelValues.of(end));
    }

    private Counter canarySteps(CanaryStep step) {
        return counter(
                "apriori.canary.steps", "Changes of a canary's share of the requests", "step", LabelValues.of(step));
    }

    private Counter counter(String name, String description, String label, String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
    }
}
