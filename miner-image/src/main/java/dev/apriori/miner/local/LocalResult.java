package dev.apriori.miner.local;

import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.tracking.ModelVersion;
import java.util.List;
import java.util.Optional;

/**
 * What an experiment has come to.
 *
 * @param trials all of the plan
 * @param leaders the best trials, at least one
 * @param bestTrial the first of them
 * @param objective the metric that it is the best by
 * @param version of the best trial
 * @param hitRates how well it recommends
 * @param inputExample a basket that the model recommends for
 * @param servingUrl where the champion answers, where it is served
 */
public record LocalResult(
        int trials,
        int succeeded,
        int failed,
        Leaders leaders,
        Trial bestTrial,
        String objective,
        ModelVersion version,
        HitRates hitRates,
        String trackingUri,
        Optional<String> servingUrl,
        List<String> inputExample) {
    /** The trial that was chosen. */
    public Candidate best() {
        return leaders.best().orElseThrow();
    }
}
