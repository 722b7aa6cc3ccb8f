package dev.apriori.operator.metrics;

/** How a rollout of the model server went. */
public enum RolloutEnd {
    /** The new version answers. */
    ANSWERING,
    /** It would not answer in time, or did worse as a canary; the one before goes on. */
    GIVEN_UP
}
