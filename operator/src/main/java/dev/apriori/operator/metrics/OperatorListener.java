package dev.apriori.operator.metrics;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.policy.Action;
import dev.apriori.tracking.TrackingException;
import java.time.Duration;

/**
 * Hears what the operator does, to count it. Nothing here names an experiment, so that what is counted has few labels
 * however many there are. A method that throws is a defect.
 */
public interface OperatorListener {
    /** Hears nothing. */
    OperatorListener SILENT = new OperatorListener() {};

    /** The policy asked for it in this pass; it asks in each pass until the action is observed to be done. */
    default void asked(Action action) {}

    /** A shard's Job was created. */
    default void jobStarted() {}

    /**
     * A shard's result was taken in, once.
     *
     * @param ran from the start of its Job to its end; zero when that is not known
     */
    default void shardHarvested(ShardReport report, Duration ran) {}

    /** A Job ended, and no result of it was found in time. */
    default void resultMissing() {}

    /** A call of MLflow failed for good in this pass. */
    default void mlflowFailed(TrackingException failure) {}

    /** A canary's share of the requests has changed. */
    default void canaryStepped(CanaryStep step) {}

    /** A version was to answer in place of another, and this is how it went. */
    default void rolloutEnded(RolloutEnd end) {}
}
