package dev.apriori.results;

import dev.apriori.experiment.api.HitRates;
import java.util.Locale;

/** The names of the tags that tell runs, models and versions apart. */
public final class TrialTags {
    /** Whose run it is: the resource's UID. */
    public static final String EXPERIMENT_UID = "apriori.experiment_uid";

    /** What a run is about, so that it is found again: a trial by its key, a sweep by the hash of its plan. */
    public static final String TRIAL_KEY = "apriori.trial_key";

    public static final String PLAN = "apriori.plan";

    public static final String TRIAL = "apriori.trial";
    public static final String SHARD = "apriori.shard";

    /** What the trials have in common that one mining pass answers. */
    public static final String PASS = "apriori.pass";

    /** On a logged model: the run that it is of. */
    public static final String RUN = "apriori.run";

    public static final String NAMESPACE = "apriori.namespace";
    public static final String CLUSTER = "apriori.cluster";
    public static final String VERSION = "apriori.version";
    public static final String DATA = "apriori.data";

    /** How a trial's rules are combined where they are served, as was best on held-out likes. */
    public static final String RANKING = "ranking";

    /** On a trial's run and on a model version: whether it recommends better than what everyone likes: true, false or unknown. */
    public static final String BEATS_POPULARITY = "beats_popularity";

    /** Why a trial failed, in one line. */
    public static final String FAILURE = "apriori.failure";

    /** On a model version: the objective's name and the value that it was chosen for. */
    public static final String OBJECTIVE = "apriori.objective";

    public static final String OBJECTIVE_VALUE = "apriori.objective_value";

    /** On a model version: the share of its recommendations that people clicked or watched, as feedback says. */
    public static final String ONLINE_HIT_RATE = "online_hit_rate";

    /** On a model version: how many recommendations that is the share of. */
    public static final String ONLINE_CHANCES = "online_chances";

    /** On a model version that has had the champion's alias. */
    public static final String PROMOTED = "apriori.promoted";

    /** What MLflow shows as a run's description. */
    public static final String NOTE = "mlflow.note.content";

    private TrialTags() {}

    /** The value of {@link #BEATS_POPULARITY}. */
    public static String beatsPopularity(HitRates hitRates) {
        return hitRates.beatsPopularity().name().toLowerCase(Locale.ROOT);
    }

    /** The value of {@link #DATA}: the data's name, without the query that an address may be signed by. */
    static String dataValue(String data) {
        return data.replaceFirst("[?][^#]*", "");
    }
}
