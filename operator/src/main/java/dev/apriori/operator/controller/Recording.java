package dev.apriori.operator.controller;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.status.About;
import dev.apriori.experiment.status.StatusSummary;
import dev.apriori.operator.metrics.CanaryStep;
import dev.apriori.operator.metrics.OperatorListener;
import dev.apriori.operator.metrics.RolloutEnd;
import dev.apriori.operator.mining.Outcome;
import dev.apriori.operator.status.EventReason;
import dev.apriori.operator.status.EventRecorder;
import dev.apriori.operator.status.Occurrence;
import dev.apriori.operator.status.StatusWriter;
import dev.apriori.operator.status.Transitions;
import dev.apriori.operator.subject.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes what is known and decided into the status, before anything is done about it, and tells what is new. */
final class Recording {
    private final StatusWriter writer;
    private final EventRecorder events;
    private final OperatorListener listener;
    private final InstantSource clock;

    Recording(StatusWriter writer, EventRecorder events, OperatorListener listener, InstantSource clock) {
        this.writer = writer;
        this.events = events;
        this.listener = listener;
        this.clock = clock;
    }

    /** @return the turn with the status as the API server has it then */
    Turn record(Turn turn, Decision decision) {
        Subject subject = turn.subject();
        About about = new About(
                subject.resource().getMetadata().getGeneration(),
                now(),
                subject.sweep(),
                turn.run(),
                subject.modelName());
        AprioriExperimentStatus status =
                StatusSummary.of(about, subject.policy().plan(), subject.status(), turn.now(), decision);
        AprioriExperiment written = write(subject.resource(), status);
        return turn.with(subject.as(written, StatusWriter.status(written)));
    }

    /** Says of a spec why it is not worked on. */
    void refuse(AprioriExperiment resource, Decision refusal) {
        write(
                resource,
                StatusSummary.refused(
                        resource.getMetadata().getGeneration(), now(), StatusWriter.status(resource), refusal));
    }

    /** Tells of results, once they are in the status. */
    void harvested(AprioriExperiment resource, List<Outcome.Reported> reported) {
        for (Outcome.Reported shard : reported) {
            listener.shardHarvested(shard.report(), shard.ran());
            if (shard.report().failed() > 0) {
                tell(
                        resource,
                        new Occurrence(
                                EventReason.TRIALS_FAILED,
                                "trials " + shard.report().failedTrials() + " failed; the first: "
                                        + shard.report().failure()));
            }
        }
    }

    private AprioriExperiment write(AprioriExperiment resource, AprioriExperimentStatus status) {
        AprioriExperimentStatus before = StatusWriter.status(resource);
        AprioriExperiment written = writer.write(resource, status);
        Transitions.between(before, status).forEach(occurrence -> {
            tell(written, occurrence);
            rollout(occurrence, before.serving().runningCanary().isPresent());
        });
        return written;
    }

    private void tell(AprioriExperiment resource, Occurrence occurrence) {
        events.record(resource, occurrence);
    }

    private void rollout(Occurrence occurrence, boolean shared) {
        switch (occurrence.reason()) {
            case SERVING -> listener.rolloutEnded(RolloutEnd.ANSWERING);
            case CANARY_STARTED -> listener.canaryStepped(CanaryStep.STARTED);
            case CANARY_RAISED -> listener.canaryStepped(CanaryStep.RAISED);
            case CANARY_PROMOTED -> listener.canaryStepped(CanaryStep.PROMOTED);
            case ROLLOUT_FAILED -> {
                listener.rolloutEnded(RolloutEnd.GIVEN_UP);
                if (shared) {
                    listener.canaryStepped(CanaryStep.ROLLED_BACK);
                }
            }
            default -> {}
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
