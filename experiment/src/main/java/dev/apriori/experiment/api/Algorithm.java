package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonValue;

/** How itemsets are found; the result is the same. */
public enum Algorithm {
    /** Chosen by what the data looks like. */
    AUTO("Auto"),
    /** Depth first over bit rows or transaction lists. */
    ECLAT("Eclat");

    private final String id;

    Algorithm(String id) {
        this.id = id;
    }

    /** The name in a spec and in MLflow. */
    @JsonValue
    public String id() {
        return id;
    }
}
