package dev.apriori.results;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps an experiment's registered model: a version for each distinct winner, and who is the champion. */
public final class Registrar {
    private static final String CANDIDATE = "candidate";
    private static final String HIT_RATE = "hit_rate_at_10";
    private static final String POPULAR_HIT_RATE = "popular_hit_rate_at_10";

    private final Mlflow mlflow;
    private final AprioriExperimentSpec spec;
    private final String modelName;

    public Registrar(Mlflow mlflow, AprioriExperimentSpec spec, String modelName) {
        this.mlflow = mlflow;
        this.spec = spec;
        this.modelName = modelName;
    }

    /** The model that a run has logged, where all of it is there. */
    public static Optional<LoggedModel> modelOf(Mlflow mlflow, Run run) {
        return mlflow.models()
                .withTag(run.experimentId(), TrialTags.RUN, run.id())
                .filter(LoggedModel::ready)
                .findFirst();
    }

    /** The version made of a logged model, made if it is not there, with alias candidate. */
    public ModelVersion register(LoggedModel model, Candidate best, Map<String, String> parameters) {
        Map<String, String> tags = new LinkedHashMap<>(parameters);
        tags.put(TrialTags.OBJECTIVE, spec.objective().metric().id());
        tags.put(TrialTags.OBJECTIVE_VALUE, best.valueText());
        tags.put("rules", Long.toString(best.rules()));
        HitRates hitRates = HitRates.of(mlflow.runs().get(best.runId()).data().metrics());
        if (hitRates.beatsPopularity() != State.UNKNOWN) {
            tags.put(HIT_RATE, hitRates.model());
            tags.put(POPULAR_HIT_RATE, hitRates.popular());
        }
        tags.put(TrialTags.BEATS_POPULARITY, TrialTags.beatsPopularity(hitRates));
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

    /** How well the version recommends, as it was found out when it was registered. */
    public HitRates hitRates(ModelVersion version) {
        return new HitRates(
                version.tags().getOrDefault(HIT_RATE, ""), version.tags().getOrDefault(POPULAR_HIT_RATE, ""));
    }

    /** Whether the version has had the champion's alias. */
    public boolean promoted(ModelVersion version) {
        return version.tags().containsKey(TrialTags.PROMOTED);
    }

    /** Who has the alias now. */
    public Champion champion() {
        return mlflow.registry()
                .alias(modelName, spec.registry().alias())
                .<Champion>map(holder -> new Champion.Holder(holder.version(), holder.runId(), value(holder)))
                .orElseGet(Champion.None::new);
    }

    public ModelVersion version(String version) {
        return mlflow.registry().version(modelName, version);
    }

    /** Gives a version the champion's alias. */
    public void crown(String version) {
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
