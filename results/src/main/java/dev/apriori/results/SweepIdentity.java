package dev.apriori.results;

import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.Runs;
import java.util.Map;
import java.util.Optional;

/**
 * By what a sweep's run is found again: there is one for each plan on the same data, taken up by whoever goes on.
 *
 * @param experimentUid the resource's UID
 * @param plan what is to be mined
 * @param data what it is mined from, such as the digest of its bytes
 */
public record SweepIdentity(String experimentUid, PlanHash plan, String data) {
    /** The run in that MLflow experiment, if it has been made. */
    public Optional<Run> find(Runs runs, String experimentId) {
        RunFilter same = RunFilter.all();
        for (Map.Entry<String, String> tag : tags().entrySet()) {
            same = same.tag(tag.getKey(), tag.getValue());
        }
        return runs.earliest(experimentId, same);
    }

    /** The run that is to be made. */
    public NewRun newRun(String experimentId, String experimentName) {
        return NewRun.named(experimentId, experimentName + "-sweep").tagged(tags());
    }

    private Map<String, String> tags() {
        return Map.of(
                TrialTags.EXPERIMENT_UID,
                experimentUid,
                TrialTags.PLAN,
                plan.text(),
                TrialTags.DATA,
                TrialTags.dataValue(data));
    }
}
