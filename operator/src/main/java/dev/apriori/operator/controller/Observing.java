package dev.apriori.operator.controller;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ModelVersion;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.operator.mining.Gathered;
import dev.apriori.operator.mining.Outcomes;
import dev.apriori.operator.mining.QueueWait;
import dev.apriori.operator.mining.SweepJobs;
import dev.apriori.operator.registry.ChampionAlias;
import dev.apriori.operator.serving.ServerObserver;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.Connection;
import dev.apriori.tracking.TrackingException;

/** Derives all that the policy has to know from the status, the cluster and MLflow; nothing is kept anywhere else. */
final class Observing {
    private final Outcomes outcomes;
    private final QueueWait queues;
    private final ServerObserver servers;

    Observing(Outcomes outcomes, QueueWait queues, ServerObserver servers) {
        this.outcomes = outcomes;
        this.queues = queues;
        this.servers = servers;
    }

    /** What was seen, and what has come in since the status was written. */
    record Sight(Turn turn, Gathered gathered) {}

    /** @throws TrackingException when MLflow had to be asked and did not answer */
    Sight look(Subject subject, Seen seen, Connection connection) {
        AprioriExperimentStatus status = subject.status();
        boolean sameSweep = status.sweep() == subject.sweep().number();
        Gathered gathered =
                Gathered.of(subject, sameSweep ? Harvest.of(status) : Harvest.NONE, seen.jobs(), outcomes, connection);
        Registration registration = sameSweep ? registration(subject) : new Registration.Open();
        Selection selection = selection(gathered.harvest(), registration);
        var now = new Observed(
                connection.observed(),
                seen.jobs().numbers().minus(gathered.harvest().shards()),
                gathered.harvest(),
                selection,
                registration,
                champion(subject, connection, selection),
                servers.observe(subject, seen.servers()),
                heldUp(subject, seen.jobs()));
        SweepRun run = sameSweep ? status.sweepRun().orElse(SweepRun.NONE) : SweepRun.NONE;
        return new Sight(new Turn(subject, connection, run, now), gathered);
    }

    private String heldUp(Subject subject, SweepJobs jobs) {
        String pod = jobs.heldUp();
        return pod.isEmpty() ? queues.of(subject, jobs) : pod;
    }

    private static Registration registration(Subject subject) {
        return subject.status()
                .modelVersion()
                .filter(model -> model.name().equals(subject.modelName()))
                .<Registration>map(Observing::registered)
                .orElseGet(Registration.Open::new);
    }

    private static Registration.Registered registered(ModelVersion model) {
        return new Registration.Registered(model.version(), model.runId(), model.promoted(), model.hitRates());
    }

    /** A version of the best trial's run shows that it was confirmed. */
    private static Selection selection(Harvest harvest, Registration registration) {
        return harvest.leaders()
                .best()
                .filter(best -> registration instanceof Registration.Registered version
                        && version.runId().equals(best.runId()))
                .<Selection>map(Selection.Chosen::new)
                .orElseGet(Selection.Open::new);
    }

    /** Asked for when it matters: once the best is a version. */
    private static Champion champion(Subject subject, Connection connection, Selection selection) {
        return connection instanceof Connection.Up up && selection instanceof Selection.Chosen
                ? ChampionAlias.holder(up.mlflow(), subject)
                : Champion.of(subject.status());
    }
}
