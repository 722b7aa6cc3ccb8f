package dev.apriori.operator.controller;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.check.Problem;
import dev.apriori.experiment.check.SpecChecks;
import dev.apriori.experiment.policy.Sweep;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.operator.schedule.Schedule;
import dev.apriori.operator.status.StatusWriter;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reconciles experiments: reads one past any cache, checks its spec, finds its sweep, and goes over it once. */
@ControllerConfiguration(
        name = "aprioriexperiment",
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = AskedAnew.class),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 1000, intervalMultiplier = 2, maxInterval = 60_000)
public final class ExperimentReconciler implements Reconciler<AprioriExperiment> {
    /** Somebody has changed the experiment since it was read a moment ago. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final StatusWriter writer;
    private final Recording recording;
    private final Pass pass;
    private final InstantSource clock;

    ExperimentReconciler(StatusWriter writer, Recording recording, Pass pass, InstantSource clock) {
        this.writer = writer;
        this.recording = recording;
        this.pass = pass;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, AprioriExperiment>> prepareEventSources(EventSourceContext<AprioriExperiment> context) {
        return OwnedObjects.sources(context);
    }

    @Override
    public UpdateControl<AprioriExperiment> reconcile(
            AprioriExperiment experiment, Context<AprioriExperiment> context) {
        Optional<AprioriExperiment> current = writer.current(experiment);
        if (current.isEmpty()) {
            return UpdateControl.noUpdate();
        }
        try {
            Optional<Duration> again = reconcileNow(current.get(), context);
            UpdateControl<AprioriExperiment> done = UpdateControl.noUpdate();
            again.ifPresent(done::rescheduleAfter);
            return done;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return UpdateControl.<AprioriExperiment>noUpdate().rescheduleAfter(AT_ONCE);
            }
            throw e;
        }
    }

    private Optional<Duration> reconcileNow(AprioriExperiment experiment, Context<AprioriExperiment> context) {
        AprioriExperimentSpec spec = experiment.getSpec();
        List<Problem> problems = problems(experiment);
        if (!problems.isEmpty()) {
            recording.refuse(experiment, SweepPolicy.refuse(problems));
            return Optional.empty();
        }
        AprioriExperimentStatus status = StatusWriter.status(experiment);
        boolean due = Schedule.due(experiment, status, clock.instant());
        Sweep sweep = Sweep.after(status, experiment.getMetadata().getGeneration(), spec, due);
        var subject = new Subject(experiment, status, sweep, SweepPolicy.of(spec));
        return pass.over(subject, Seen.of(subject, context));
    }

    private List<Problem> problems(AprioriExperiment experiment) {
        AprioriExperimentSpec spec = experiment.getSpec();
        return spec == null
                ? SpecChecks.checkStored(writer.storedSpec(experiment))
                : Stream.concat(SpecChecks.check(spec).stream(), Schedule.check(experiment).stream())
                        .toList();
    }
}
