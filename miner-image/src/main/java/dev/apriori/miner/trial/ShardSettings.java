package dev.apriori.miner.trial;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Limits;
import dev.apriori.experiment.api.TrackingSpec.Models;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ItemsetMiner;

/**
 * What a shard's trials are mined and judged by.
 *
 * @param limits of each trial
 * @param objective which trial is the best
 * @param models which trials log a model
 * @param threads to mine with
 * @param miner of the itemsets
 */
public record ShardSettings(Limits limits, Objective objective, Models models, int threads, ItemsetMiner miner) {
    public static ShardSettings of(AprioriExperimentSpec spec, int threads, ItemsetMiner miner) {
        return new ShardSettings(
                spec.limits(), Objective.of(spec.objective()), spec.tracking().models(), threads, miner);
    }

    /** A budget whose time starts to run now. */
    Budget budget() {
        return Budget.startingNow(limits.maxItemsets(), limits.maxRules(), limits.timePerTrial());
    }
}
