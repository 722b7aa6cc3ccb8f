package dev.apriori.operator.registry;

import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.operator.subject.Subject;
import dev.apriori.results.Registrar;
import dev.apriori.tracking.Mlflow;

/** Who has the champion's alias, and how another gets it. */
public final class ChampionAlias {
    private ChampionAlias() {}

    public static Champion holder(Mlflow mlflow, Subject subject) {
        return registrar(mlflow, subject).champion();
    }

    /** Gives it to that version. */
    public static Champion move(Mlflow mlflow, Subject subject, String version) {
        Registrar registrar = registrar(mlflow, subject);
        registrar.crown(version);
        return registrar.champion();
    }

    private static Registrar registrar(Mlflow mlflow, Subject subject) {
        return new Registrar(mlflow, subject.spec(), subject.modelName());
    }
}
