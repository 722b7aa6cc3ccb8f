package dev.apriori.miner.trial;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.mining.data.Dataset;
import dev.apriori.mining.itemset.ItemsetMiner;
import dev.apriori.results.TrialEnd;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mines an experiment and makes all files of its trials and of the sweep, and forgets them: so that the virtual machine
 * can keep the classes and profiles of a run for later ones.
 */
public final class TrialRehearsal {
    private static final String NAME = "rehearsal";

    private TrialRehearsal() {}

    public static void run(AprioriExperimentSpec spec, Dataset dataset) {
        var plan = ShardPlan.of(spec);
        var settings = ShardSettings.of(spec, Runtime.getRuntime().availableProcessors(), ItemsetMiner.IN_MEMORY);
        Map<Trial, TrialEnd> ends = new ConcurrentHashMap<>();
        for (int shard = 0; shard < plan.count(); shard++) {
            var miner = new ShardMiner(dataset, plan.trialsOf(shard), settings);
            try (var folder = new WorkFolder()) {
                var files = new TrialFiles(NAME, new TrialMetrics(miner.transactions()), folder);
                miner.mine(mined -> {
                    if (mined instanceof MinedTrial.Succeeded succeeded) {
                        PreparedTrial made = files.make(succeeded);
                        ends.put(
                                mined.trial(),
                                new TrialEnd.Finished(NAME, made.data().metrics()));
                    }
                });
            }
        }
        SweepFiles.of(new SweepOutcome(NAME, spec.objective(), ends)).close();
    }
}
