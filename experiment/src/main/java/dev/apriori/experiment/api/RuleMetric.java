package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The measure that a rule must reach a threshold of: mlxtend's nine, by its names. */
public enum RuleMetric {
    SUPPORT,
    CONFIDENCE,
    LIFT,
    LEVERAGE,
    CONVICTION,
    ZHANGS_METRIC,
    JACCARD,
    CERTAINTY,
    KULCZYNSKI;

    /** The name in a spec, in MLflow and in mlxtend. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
