package dev.apriori.miner.local;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.miner.trial.TrialTags;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Keeps an experiment's registered model: a version for each distinct winner, and who is the champion. */
final class Registrar {
    private static final String CANDIDATE = "candidate";

    private final Mlflow mlflow;
    private final AprioriExperimentSpec spec;
    private final String modelName;

    Registrar(Mlflow mlflow, AprioriExperimentSpec spec, String modelName) {
        this.mlflow = mlflow;
        this.spec = spec;
        this.modelName = modelName;
    }

    /** The version made of a logged model, made if it is not there, with alias candidate. */
    ModelVersion register(LoggedModel model, Candidate best, Map<String, String> parameters) {
        Map<String, String> tags = new LinkedHashMap<>(parameters);
        tags.put(TrialTags.OBJECTIVE, spec.objective().metric().id());
        tags.put(TrialTags.OBJECTIVE_VALUE, best.valueText());
        tags.put("rules", Long.toString(best.rules()));
        mlflow.registry().ensure(modelName, "Association rules of experiment " + modelName);
        ModelVersion version = mlflow.registry()
                .register(
                        modelName,
                        model,
                        "Trial " + best.trial() + ": "
                                + spec.objective().metric().id() + " " + best.valueText() + ", " + best.rules()
                                + " rules",
                        tags);
        mlflow.registry().setAlias(modelName, CANDIDATE, version.version());
        return version;
    }

    boolean promoted(ModelVersion version) {
        return version.tags().containsKey(TrialTags.PROMOTED);
    }

    Champion champion() {
        return mlflow.registry()
                .alias(modelName, spec.registry().alias())
                .<Champion>map(holder -> new Champion.Holder(holder.version(), holder.runId(), value(holder)))
                .orElseGet(Champion.None::new);
    }

    ModelVersion version(String version) {
        return mlflow.registry().version(modelName, version);
    }

    void crown(String version) {
        mlflow.registry().setAlias(modelName, spec.registry().alias(), version);
        mlflow.registry().tag(version(version), Map.of(TrialTags.PROMOTED, "true"));
    }

    /** The value that it was chosen for, where that was by the same objective. */
    private OptionalDouble value(ModelVersion holder) {
        boolean comparable = spec.objective().metric().id().equals(holder.tags().get(TrialTags.OBJECTIVE));
        return comparable
                ? OptionalDouble.of(Double.parseDouble(holder.tags().get(TrialTags.OBJECTIVE_VALUE)))
                : OptionalDouble.empty();
    }
}
