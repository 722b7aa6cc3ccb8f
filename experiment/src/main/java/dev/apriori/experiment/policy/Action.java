package dev.apriori.experiment.policy;

import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.shard.NumberSet;

/** Something to do now. Each may be asked for again until it is observed to be done, and then changes nothing. */
public sealed interface Action {
    /** Start these shards. */
    record StartShards(NumberSet shards) implements Action {}

    /** Stop these shards; what their trials have finished stays in MLflow. */
    record CancelShards(NumberSet shards) implements Action {}

    /** Confirm in MLflow which of the leaders is the best trial. */
    record SelectBest(Leaders leaders) implements Action {}

    /** Make the best trial's model a version, with alias candidate, unless it is one already. */
    record RegisterModel(Candidate best) implements Action {}

    /** Bring that version to answer beside the one that does now, and then instead of it. */
    record RollOut(String version) implements Action {}

    /** Give that version the champion's alias. */
    record MoveAlias(String version) implements Action {}
}
