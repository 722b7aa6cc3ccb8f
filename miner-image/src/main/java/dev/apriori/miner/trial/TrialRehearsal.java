package dev.apriori.miner.trial;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.mining.data.Dataset;
import dev.apriori.mining.itemset.ItemsetMiner;

/**
 * Mines an experiment and makes all files of its trials, and forgets them: so that the virtual machine can keep the
 * classes and profiles of a run for later ones.
 */
public final class TrialRehearsal {
    private TrialRehearsal() {}

    public static void run(AprioriExperimentSpec spec, Dataset dataset) {
        var plan = ShardPlan.of(spec);
        var settings = ShardSettings.of(spec, Runtime.getRuntime().availableProcessors(), ItemsetMiner.IN_MEMORY);
        for (int shard = 0; shard < plan.count(); shard++) {
            var miner = new ShardMiner(dataset, plan.trialsOf(shard), settings);
            try (var folder = new WorkFolder()) {
                var files = new TrialFiles("rehearsal", miner.transactions(), folder);
                miner.mine(mined -> {
                    if (mined instanceof MinedTrial.Succeeded succeeded) {
                        files.make(succeeded);
                    }
                });
            }
        }
    }
}
