package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an experiment stands. */
public enum Phase {
    /** Nothing has been started yet. */
    @JsonProperty("Pending")
    PENDING,
    /** Shards run, or are still to run. */
    @JsonProperty("Mining")
    MINING,
    /** All is mined; the best trial is being confirmed. */
    @JsonProperty("Selecting")
    SELECTING,
    /** The best trial is becoming a model version. */
    @JsonProperty("Registering")
    REGISTERING,
    /** The version is being brought to answer. */
    @JsonProperty("RollingOut")
    ROLLING_OUT,
    /** All that the spec asks for is there. */
    @JsonProperty("Ready")
    READY,
    /** Something that was asked for is not there, such as a version that would not answer. */
    @JsonProperty("Degraded")
    DEGRADED,
    /** It ended without a result. */
    @JsonProperty("Failed")
    FAILED,
    /** Stopped by {@code spec.suspend}. */
    @JsonProperty("Suspended")
    SUSPENDED
}
