package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The metrics of a trial that can decide which one is the best; each is logged in MLflow under its name here. */
public enum ObjectiveMetric {
    /** The highest lift of a rule. */
    BEST_LIFT,
    RULES,
    ITEMSETS,
    /** Of the held-out likes, the share among the first ten recommendations. */
    HIT_RATE_AT_10,
    /** The same, weighted by place. */
    NDCG_AT_10,
    /** The share of items that are recommended to anyone. */
    ITEM_COVERAGE,
    /** The share of users that anything is recommended to. */
    USER_COVERAGE,
    MINING_SECONDS;

    /** The name in a spec and in MLflow. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
