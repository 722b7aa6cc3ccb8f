package dev.apriori.experiment.harvest;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.BestTrial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.shard.NumberSet;

/**
 * What a sweep has brought in so far.
 *
 * @param shards those whose reports are in
 * @param succeeded trials with a result
 * @param failed trials without one
 * @param failedTrials which of them, as far as they were told
 * @param failure why the first that was told of failed; empty when none did
 * @param leaders the best trials
 */
public record Harvest(
        NumberSet shards, int succeeded, int failed, NumberSet failedTrials, String failure, Leaders leaders) {
    /** Nothing yet. */
    public static final Harvest NONE = new Harvest(NumberSet.NONE, 0, 0, NumberSet.NONE, "", Leaders.NONE);

    /** What a status holds of it: how a restarted operator goes on. */
    public static Harvest of(AprioriExperimentStatus status) {
        return new Harvest(
                NumberSet.parse(status.harvestedShards()),
                status.trials().succeeded(),
                status.trials().failed(),
                NumberSet.parse(status.failedTrials()),
                status.failure(),
                new Leaders(status.top().stream().map(Harvest::candidate).toList()));
    }

    private static Candidate candidate(BestTrial best) {
        return new Candidate(best.trial(), best.runId(), Double.parseDouble(best.value()), best.rules());
    }

    /** With that shard's report, which counts once however often it comes. */
    public Harvest with(ShardReport report, Objective objective) {
        if (shards.contains(report.shard())) {
            return this;
        }
        return new Harvest(
                shards.plus(NumberSet.of(report.shard())),
                succeeded + report.succeeded(),
                failed + report.failed(),
                failedTrials.plus(NumberSet.parse(report.failedTrials())),
                failure.isEmpty() ? report.failure() : failure,
                objective.merge(leaders, new Leaders(report.leaders())));
    }
}
