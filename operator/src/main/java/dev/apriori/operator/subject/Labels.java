package dev.apriori.operator.subject;

import java.util.Map;

/** The labels of all that the operator makes. */
public final class Labels {
    public static final String NAME = "app.kubernetes.io/name";
    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** The value of {@link #MANAGED_BY}: only what has it is watched. */
    public static final String OPERATOR = "apriori-operator";

    /** The experiment's name. */
    public static final String EXPERIMENT = "apriori.dev/experiment";

    /** On Jobs and their pods: the sweep's and the shard's number. */
    public static final String SWEEP = "apriori.dev/sweep";

    public static final String SHARD = "apriori.dev/shard";

    /** On Deployments and their pods: the model's version, and a hash of that and of how it is served. */
    public static final String VERSION = "apriori.dev/version";

    public static final String REVISION = "apriori.dev/revision";

    private Labels() {}

    static Map<String, String> of(String experiment, App app) {
        return Map.of(
                NAME, app.label(),
                INSTANCE, experiment,
                MANAGED_BY, OPERATOR,
                EXPERIMENT, experiment);
    }
}
