package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a trial's model recommends by. */
public enum ModelKind {
    /** The rules alone. */
    RULES("rules"),
    /** The rules, blended with item-based collaborative filtering. */
    HYBRID("hybrid");

    private final String id;

    ModelKind(String id) {
        this.id = id;
    }

    /** The name in a spec and in MLflow. */
    @JsonValue
    public String id() {
        return id;
    }
}
