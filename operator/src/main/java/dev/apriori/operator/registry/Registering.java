package dev.apriori.operator.registry;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.operator.subject.Subject;
import dev.apriori.results.Registrar;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.TrackingException.NotFound;

/** Makes the best trial's logged model a version, unless it is one. */
public final class Registering {
    private Registering() {}

    /** @throws NotFound when the trial has no logged model */
    public static Registration.Registered register(Mlflow mlflow, Subject subject, Candidate best) {
        var registrar = new Registrar(mlflow, subject.spec(), subject.modelName());
        Trial trial = subject.policy().plan().grid().trial(best.trial());
        LoggedModel model = Registrar.modelOf(mlflow, mlflow.runs().get(best.runId()))
                .orElseThrow(() -> new NotFound(
                        "run " + best.runId() + " of trial " + best.trial() + ", the best, has no logged model"));
        ModelVersion version =
                registrar.register(model, best, trial.parameters().byName());
        return new Registration.Registered(
                version.version(), version.runId(), registrar.promoted(version), registrar.hitRates(version));
    }
}
