package dev.apriori.operator.controller;

import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Action;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.operator.controller.Observing.Sight;
import dev.apriori.operator.metrics.OperatorListener;
import dev.apriori.operator.mining.JobRemoval;
import dev.apriori.operator.mining.Outcome;
import dev.apriori.operator.mining.ShardStart;
import dev.apriori.operator.mining.Start;
import dev.apriori.operator.schedule.Schedule;
import dev.apriori.operator.serving.ModelServers;
import dev.apriori.operator.serving.Upkeep;
import dev.apriori.operator.status.EventReason;
import dev.apriori.operator.status.EventRecorder;
import dev.apriori.operator.status.Occurrence;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.Connection;
import dev.apriori.operator.tracking.Connections;
import dev.apriori.tracking.TrackingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One reconciliation: observe, ask the policy, record, act; and again, as long as acting has come to something that the
 * policy may go on from. What is recorded is recorded before it is acted on.
 */
final class Pass {
    /** More than the way from the last result to the champion has. */
    private static final int ROUNDS = 8;

    private static final Duration ALIAS_MAY_MOVE = Duration.ofMinutes(1);
    private static final Duration MLFLOW_MAY_GO = Duration.ofSeconds(15);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final Connections connections;
    private final Observing observing;
    private final Recording recording;
    private final Actions actions;
    private final Closing closing;
    private final JobRemoval removal;
    private final ShardStart starts;
    private final ModelServers servers;
    private final EventRecorder events;
    private final OperatorListener listener;
    private final InstantSource clock;

    Pass(
            Connections connections,
            Observing observing,
            Recording recording,
            Actions actions,
            Closing closing,
            JobRemoval removal,
            ShardStart starts,
            ModelServers servers,
            EventRecorder events,
            OperatorListener listener,
            InstantSource clock) {
        this.connections = connections;
        this.observing = observing;
        this.recording = recording;
        this.actions = actions;
        this.closing = closing;
        this.removal = removal;
        this.starts = starts;
        this.servers = servers;
        this.events = events;
        this.listener = listener;
        this.clock = clock;
    }

    /** @return when to come again though nothing has happened; empty when only an event can change anything */
    Optional<Duration> over(Subject subject, Seen there) {
        Seen seen = there.with(servers.lookedAt(subject, there.servers()));
        var alarm = new Alarm();
        Sight sight = look(subject, seen);
        Turn turn = sight.turn();
        Decision decision = decided(turn);
        turn = recording.record(turn, decision);
        recording.harvested(turn.subject().resource(), sight.gathered().reported());
        removal.removeRecorded(turn.subject(), seen.jobs());
        removal.cancelFormer(seen.jobs());
        removal.leaveOtherQueues(turn.subject(), seen.jobs());
        others(sight, decision, turn, alarm);
        for (int round = 0; round < ROUNDS; round++) {
            Turn next = act(decision, turn, seen, alarm);
            if (next.equals(turn)) {
                break;
            }
            decision = decided(next);
            turn = recording.record(next, decision);
        }
        serve(decision, turn, seen, alarm);
        wake(turn, alarm);
        return alarm.soonest();
    }

    private Sight look(Subject subject, Seen seen) {
        Connection connection = connections.of(subject);
        try {
            return observing.look(subject, seen, connection);
        } catch (TrackingException failure) {
            return observing.look(subject, seen, failed(subject, failure));
        }
    }

    private static Decision decided(Turn turn) {
        return turn.subject().policy().decide(turn.now());
    }

    private Turn act(Decision decision, Turn turn, Seen seen, Alarm alarm) {
        try {
            Turn next = turn;
            for (Action action : decision.actions()) {
                next = actions.perform(action, next, seen, alarm);
            }
            return closing.close(next, decision, seen, alarm);
        } catch (TrackingException failure) {
            return turn.with(failed(turn.subject(), failure));
        }
    }

    private Connection failed(Subject subject, TrackingException failure) {
        return connections.failed(subject, failure);
    }

    /** Jobs that have ended and have left nothing so far. */
    private void others(Sight sight, Decision decision, Turn turn, Alarm alarm) {
        for (Outcome outcome : sight.gathered().others()) {
            switch (outcome) {
                case Outcome.Awaited awaited ->
                    alarm.in(Duration.between(clock.instant(), awaited.until()).plusSeconds(1));
                case Outcome.Missing missing -> {
                    if (decision.phase() == Phase.MINING) {
                        again(missing, turn, alarm);
                    }
                }
                case Outcome.Reported reported -> {}
                case Outcome.Unasked unasked -> {}
            }
        }
    }

    private void again(Outcome.Missing missing, Turn turn, Alarm alarm) {
        Start start = starts.again(turn.subject(), missing);
        if (start instanceof Start.Done) {
            listener.resultMissing();
            events.record(
                    turn.subject().resource(),
                    new Occurrence(
                            EventReason.RESULT_MISSING,
                            "Job " + missing.job().getMetadata().getName()
                                    + " ended and left no result; it is started again"));
        }
        actions.came(start, turn, alarm);
    }

    private void serve(Decision decision, Turn turn, Seen seen, Alarm alarm) {
        Upkeep upkeep = decision.actions().stream()
                .filter(Action.RollOut.class::isInstance)
                .map(Action.RollOut.class::cast)
                .findFirst()
                .map(rollOut -> servers.rollOut(turn.subject(), seen.servers(), rollOut.version()))
                .orElseGet(() -> servers.keep(turn.subject(), seen.servers()));
        upkeep.again().ifPresent(alarm::in);
        upkeep.refused()
                .forEach(why ->
                        events.record(turn.subject().resource(), new Occurrence(EventReason.OBJECT_REFUSED, why)));
    }

    /** MLflow tells nobody that it goes or is back, or that an alias was moved by hand; and no clock tells the time. */
    private void wake(Turn turn, Alarm alarm) {
        Subject subject = turn.subject();
        if (turn.connection() instanceof Connection.Down) {
            alarm.in(retry(subject));
        } else if (subject.status().phase() == Phase.MINING) {
            alarm.in(MLFLOW_MAY_GO);
        }
        if (subject.status().phase() == Phase.READY && subject.spec().serving().enabled()) {
            alarm.in(ALIAS_MAY_MOVE);
        }
        Schedule.next(subject.resource(), subject.status())
                .ifPresent(next -> alarm.in(Duration.between(clock.instant(), next)));
    }

    /** The longer it is away already, the longer it takes until it is asked again. */
    private Duration retry(Subject subject) {
        Duration away = subject.status()
                .condition(ConditionType.TRACKING_REACHABLE)
                .map(ExperimentCondition::lastTransitionTime)
                .map(since -> Duration.between(Instant.parse(since), clock.instant()))
                .orElse(Duration.ZERO)
                .dividedBy(2);
        if (away.compareTo(FIRST_RETRY) < 0) {
            return FIRST_RETRY;
        }
        return away.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : away;
    }
}
