package dev.apriori.results;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.objective.TrialResult;
import dev.apriori.experiment.shard.NumberSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What has become of a shard's trials so far. Safe for use by many threads. */
public final class ShardResults {
    private final Objective objective;
    private final Map<Integer, String> failures = new TreeMap<>();
    private Leaders leaders = Leaders.NONE;
    private int succeeded;

    public ShardResults(Objective objective) {
        this.objective = objective;
    }

    public synchronized void ended(Trial trial, TrialEnd end) {
        if (end instanceof TrialEnd.Finished finished) {
            succeeded++;
            TrialResult result = TrialResults.of(trial, finished.runId(), finished.metrics());
            leaders = objective.merge(leaders, objective.leaders(Stream.of(result)));
        } else if (end instanceof TrialEnd.Failed failed) {
            failures.put(trial.number(), failed.reason());
        }
    }

    public synchronized Leaders leaders() {
        return leaders;
    }

    public synchronized ShardReport report(int shard) {
        NumberSet failed = NumberSet.of(failures.keySet().stream().mapToInt(trial -> trial));
        String first = failures.values().stream().findFirst().orElse("");
        return ShardReport.of(shard, succeeded, failed, leaders, first);
    }
}
