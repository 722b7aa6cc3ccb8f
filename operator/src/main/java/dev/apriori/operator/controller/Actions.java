package dev.apriori.operator.controller;

import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.policy.Action;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.operator.metrics.OperatorListener;
import dev.apriori.operator.mining.JobRemoval;
import dev.apriori.operator.mining.ShardStart;
import dev.apriori.operator.mining.Start;
import dev.apriori.operator.registry.BestTrial;
import dev.apriori.operator.registry.ChampionAlias;
import dev.apriori.operator.registry.Registering;
import dev.apriori.operator.status.EventReason;
import dev.apriori.operator.status.EventRecorder;
import dev.apriori.operator.status.Occurrence;
import dev.apriori.operator.tracking.Connection;
import dev.apriori.operator.tracking.SweepRuns;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.TrackingException;
import java.time.Duration;

/** Does what the policy asks for, one small step each. What is done already changes nothing. */
final class Actions {
    private static final Duration GONE_SOON = Duration.ofSeconds(2);
    private static final Duration MENDED_SOON = Duration.ofSeconds(30);

    private final ShardStart shards;
    private final JobRemoval removal;
    private final SweepRuns runs;
    private final EventRecorder events;
    private final OperatorListener listener;

    Actions(ShardStart shards, JobRemoval removal, SweepRuns runs, EventRecorder events, OperatorListener listener) {
        this.shards = shards;
        this.removal = removal;
        this.runs = runs;
        this.events = events;
        this.listener = listener;
    }

    /**
     * @return what is known then; the same turn when only the cluster can tell what came of it
     * @throws TrackingException when MLflow did not do its part
     */
    Turn perform(Action action, Turn turn, Seen seen, Alarm alarm) {
        listener.asked(action);
        return switch (action) {
            case Action.StartShards start -> start(start.shards(), turn, seen, alarm);
            case Action.CancelShards cancel -> {
                removal.cancel(seen.jobs(), cancel.shards());
                yield turn;
            }
            case Action.SelectBest select -> turn.with(BestTrial.confirmed(mlflow(turn), select.leaders()));
            case Action.RegisterModel register ->
                turn.with(Registering.register(mlflow(turn), turn.subject(), register.best()));
            case Action.MoveAlias move -> turn.with(ChampionAlias.move(mlflow(turn), turn.subject(), move.version()));
            // Servers are looked after at the end of each pass, whatever was decided.
            case Action.RollOut rollOut -> turn;
        };
    }

    /** Before the first shard starts, the sweep's run is there, and the status names it. */
    private Turn start(NumberSet numbers, Turn turn, Seen seen, Alarm alarm) {
        SweepRun run = turn.run();
        if (run.equals(SweepRun.NONE) || run.closed()) {
            return turn.with(runs.open(mlflow(turn), turn.subject()));
        }
        came(shards.start(turn.subject(), run, seen.jobs(), numbers), turn, alarm);
        return turn;
    }

    /** Takes note of what came of starting Jobs. */
    void came(Start start, Turn turn, Alarm alarm) {
        switch (start) {
            case Start.Done done -> {
                for (int job = 0; job < done.created(); job++) {
                    listener.jobStarted();
                }
            }
            case Start.NotYet notYet -> alarm.in(GONE_SOON);
            case Start.Refused refused -> {
                events.record(turn.subject().resource(), new Occurrence(EventReason.JOB_REFUSED, refused.why()));
                alarm.in(MENDED_SOON);
            }
        }
    }

    private static Mlflow mlflow(Turn turn) {
        return switch (turn.connection()) {
            case Connection.Up up -> up.mlflow();
            case Connection.Down down -> throw new TrackingException.Unreachable(down.why());
        };
    }
}
