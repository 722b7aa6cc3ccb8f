package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is told apart in a status. */
public enum ConditionType {
    /** The spec can be worked on. */
    @JsonProperty("Accepted")
    ACCEPTED,
    /** MLflow answers. */
    @JsonProperty("TrackingReachable")
    TRACKING_REACHABLE,
    /** Every trial that is wanted has ended. */
    @JsonProperty("MiningComplete")
    MINING_COMPLETE,
    /** The best trial is a model version. */
    @JsonProperty("ModelRegistered")
    MODEL_REGISTERED,
    /** That version recommends better than what everyone likes. */
    @JsonProperty("BeatsPopularity")
    BEATS_POPULARITY,
    /** A version answers. */
    @JsonProperty("ServingReady")
    SERVING_READY,
    /** All of it: what {@code kubectl wait} waits for. */
    @JsonProperty("Ready")
    READY,
    /** It will not become ready unless somebody mends something: what tools wait for beside Ready. */
    @JsonProperty("Stalled")
    STALLED
}
