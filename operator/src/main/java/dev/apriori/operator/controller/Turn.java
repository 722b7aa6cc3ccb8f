package dev.apriori.operator.controller;

import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.Connection;

/**
 * An experiment and all that is known of it, at one moment of a reconciliation. An action that comes to something leaves
 * another turn, about which the policy is asked again.
 *
 * @param run of the sweep in MLflow, {@link SweepRun#NONE} before it is made
 */
record Turn(Subject subject, Connection connection, SweepRun run, Observed now) {
    Turn with(Subject newSubject) {
        return new Turn(newSubject, connection, run, now);
    }

    Turn with(SweepRun newRun) {
        return new Turn(subject, connection, newRun, now);
    }

    Turn with(Connection newConnection) {
        return new Turn(
                subject,
                newConnection,
                run,
                new Observed(
                        newConnection.observed(),
                        now.running(),
                        now.harvest(),
                        now.selection(),
                        now.registration(),
                        now.champion(),
                        now.server(),
                        now.heldUp()));
    }

    Turn with(Selection selection) {
        return with(selection, now.registration(), now.champion());
    }

    Turn with(Registration registration) {
        return with(now.selection(), registration, now.champion());
    }

    Turn with(Champion champion) {
        return with(now.selection(), now.registration(), champion);
    }

    private Turn with(Selection selection, Registration registration, Champion champion) {
        return new Turn(
                subject,
                connection,
                run,
                new Observed(
                        now.tracking(),
                        now.running(),
                        now.harvest(),
                        selection,
                        registration,
                        champion,
                        now.server(),
                        now.heldUp()));
    }
}
