package dev.apriori.operator.mining;

import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.Connection;
import dev.apriori.results.ShardResults;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialRuns;
import dev.apriori.tracking.Mlflow;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what became of shards whose Jobs have ended: by what the pod left as its termination message, else by the
 * runs in MLflow, which may take a while to be seen.
 */
public final class Outcomes {
    /** How often a shard whose result is missing is mined in all. */
    static final int ATTEMPTS = 3;

    private final KubernetesClient kubernetes;
    private final OperatorSettings settings;
    private final InstantSource clock;

    public Outcomes(KubernetesClient kubernetes, OperatorSettings settings, InstantSource clock) {
        this.kubernetes = kubernetes;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return empty while neither its Job has ended nor a pod of it has reported */
    public Optional<Outcome> of(Subject subject, int shard, Job job, JobPods pods, Connection connection) {
        return switch (JobState.of(job)) {
            case JobState.Under under -> under(shard, job, pods);
            case JobState.Succeeded succeeded -> Optional.of(succeeded(subject, shard, job, succeeded, connection));
            case JobState.Failed failed -> Optional.of(failed(subject, shard, job, failed, connection));
        };
    }

    private static Optional<Outcome> under(int shard, Job job, JobPods pods) {
        if (job.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        return pods.succeeded(job)
                .filter(end -> !end.finishedAt().isEmpty())
                .flatMap(end -> ShardReport.fromMessage(end.message())
                        .filter(report -> report.shard() == shard)
                        .map(report ->
                                new Outcome.Reported(report, JobState.ran(job, Instant.parse(end.finishedAt())))));
    }

    private Outcome succeeded(
            Subject subject, int shard, Job job, JobState.Succeeded succeeded, Connection connection) {
        Optional<ShardReport> told = PodEnd.of(kubernetes, job).stream()
                .flatMap(end -> ShardReport.fromMessage(end.message()).stream())
                .filter(report -> report.shard() == shard)
                .findFirst();
        if (told.isPresent()) {
            return new Outcome.Reported(told.get(), succeeded.ran());
        }
        return connection instanceof Connection.Up up
                        && subject.status().sweepRun().isPresent()
                ? looked(subject, shard, job, succeeded, up.mlflow())
                : new Outcome.Unasked();
    }

    private Outcome looked(Subject subject, int shard, Job job, JobState.Succeeded succeeded, Mlflow mlflow) {
        List<Trial> trials = subject.policy().plan().trialsOf(shard);
        Optional<ShardReport> found = runs(subject)
                .report(mlflow.runs(), shard, trials, subject.policy().objective());
        if (found.isPresent()) {
            return new Outcome.Reported(found.get(), succeeded.ran());
        }
        Instant until = succeeded.at().plus(settings.resultWait());
        if (clock.instant().isBefore(until)) {
            return new Outcome.Awaited(until);
        }
        return MinerJob.attempt(job) < ATTEMPTS
                ? new Outcome.Missing(shard, job)
                : reported(
                        subject,
                        shard,
                        mlflow,
                        "the Job ended without a result, " + ATTEMPTS + " times",
                        succeeded.ran());
    }

    private Outcome failed(Subject subject, int shard, Job job, JobState.Failed failed, Connection connection) {
        return connection instanceof Connection.Up up
                        && subject.status().sweepRun().isPresent()
                ? reported(subject, shard, up.mlflow(), JobFailure.of(failed, PodEnd.of(kubernetes, job)), failed.ran())
                : new Outcome.Unasked();
    }

    /** What trials came to before it ended; the others have failed for that reason. */
    private static Outcome reported(Subject subject, int shard, Mlflow mlflow, String why, Duration ran) {
        List<Trial> trials = subject.policy().plan().trialsOf(shard);
        Map<Trial, TrialEnd> ends = runs(subject).ends(mlflow.runs(), trials);
        var results = new ShardResults(subject.policy().objective());
        trials.forEach(trial -> results.ended(trial, ends.getOrDefault(trial, new TrialEnd.Failed(why))));
        return new Outcome.Reported(results.report(shard), ran);
    }

    private static TrialRuns runs(Subject subject) {
        String experimentId =
                subject.status().sweepRun().map(SweepRun::experimentId).orElse("");
        return new TrialRuns(experimentId, subject.uid(), subject.sweep().data(subject.spec()));
    }
}
