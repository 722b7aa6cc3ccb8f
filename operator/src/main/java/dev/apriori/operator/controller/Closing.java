package dev.apriori.operator.controller;

import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.operator.mining.JobRemoval;
import dev.apriori.operator.mining.ShardStart;
import dev.apriori.operator.mining.SweepReport;
import dev.apriori.operator.status.EventReason;
import dev.apriori.operator.status.EventRecorder;
import dev.apriori.operator.status.Occurrence;
import dev.apriori.operator.tracking.Connection;
import dev.apriori.operator.tracking.SweepRuns;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Ends a sweep's run: by a Job that reports on it once all is mined, or as failed. What becomes of it fails nothing. */
final class Closing {
    private final KubernetesClient kubernetes;
    private final ShardStart starts;
    private final JobRemoval removal;
    private final SweepRuns runs;
    private final Actions actions;
    private final EventRecorder events;

    Closing(
            KubernetesClient kubernetes,
            ShardStart starts,
            JobRemoval removal,
            SweepRuns runs,
            Actions actions,
            EventRecorder events) {
        this.kubernetes = kubernetes;
        this.starts = starts;
        this.removal = removal;
        this.runs = runs;
        this.actions = actions;
        this.events = events;
    }

    /** @throws TrackingException when MLflow did not do its part */
    Turn close(Turn turn, Decision decision, Seen seen, Alarm alarm) {
        SweepRun run = turn.run();
        if (run.equals(SweepRun.NONE)) {
            return turn;
        }
        if (run.closed()) {
            removal.removeReport(seen.jobs());
            return turn;
        }
        if (!(turn.connection() instanceof Connection.Up up)) {
            return turn;
        }
        if (decision.phase() == Phase.FAILED) {
            runs.fail(up.mlflow(), run, decision.message());
            return turn.with(run.ended());
        }
        return allMined(decision) ? report(turn, up, seen, alarm) : turn;
    }

    private Turn report(Turn turn, Connection.Up up, Seen seen, Alarm alarm) {
        SweepReport report = SweepReport.of(kubernetes, seen.jobs()).orElseGet(() -> start(turn, alarm));
        return switch (report) {
            case SweepReport.Open open -> turn;
            case SweepReport.Written written -> turn.with(turn.run().ended());
            case SweepReport.Failed failed -> {
                events.record(turn.subject().resource(), new Occurrence(EventReason.REPORT_FAILED, failed.why()));
                runs.finish(up.mlflow(), turn.run());
                yield turn.with(turn.run().ended());
            }
        };
    }

    private SweepReport start(Turn turn, Alarm alarm) {
        actions.came(starts.report(turn.subject(), turn.run()), turn, alarm);
        return new SweepReport.Open();
    }

    private static boolean allMined(Decision decision) {
        return decision.phase() != Phase.SUSPENDED
                && decision.findings().stream()
                        .anyMatch(finding ->
                                finding.type() == ConditionType.MINING_COMPLETE && finding.state() == State.TRUE);
    }
}
