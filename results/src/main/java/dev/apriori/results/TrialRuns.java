package dev.apriori.results;

import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.grid.Pass;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.grid.TrialKey;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.Runs;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the runs of an experiment's trials are told apart and found again: by the trial's key, whichever sweep or shard it
 * was run in.
 *
 * @param experimentId MLflow's experiment
 * @param experimentUid whose runs they are
 * @param data what the trials mine
 */
public record TrialRuns(String experimentId, String experimentUid, DataIdentity data) {
    /** What a trial's run is tagged by, so that it is found again. */
    public Map<String, String> tags(Trial trial) {
        return Map.of(
                TrialTags.EXPERIMENT_UID, experimentUid,
                TrialTags.DATA, TrialTags.dataValue(data.bytes()),
                TrialTags.PASS, pass(trial),
                TrialTags.TRIAL_KEY, key(trial));
    }

    public String key(Trial trial) {
        return TrialKey.of(data, trial.parameters()).toString();
    }

    /** The FINISHED runs of trials of one pass, whoever made them; at least one trial. */
    public Map<Trial, Run> finished(Runs runs, Collection<Trial> trials) {
        return earliest(runs, trials, scope(trials).status(RunStatus.FINISHED));
    }

    /**
     * The runs that trials of one pass have, in whatever state, so that they are taken up again; at least one trial, none
     * of them finished.
     */
    public Map<Trial, Run> left(Runs runs, Collection<Trial> trials) {
        return earliest(runs, trials, scope(trials));
    }

    /** How trials have ended; those that have not are left out. */
    public Map<Trial, TrialEnd> ends(Runs runs, Collection<Trial> trials) {
        Map<Trial, TrialEnd> ends = new LinkedHashMap<>();
        passes(trials).forEach(sharing -> {
            finished(runs, sharing)
                    .forEach((trial, run) -> ends.put(
                            trial, new TrialEnd.Finished(run.id(), run.data().metrics())));
            List<Trial> others =
                    sharing.stream().filter(trial -> !ends.containsKey(trial)).toList();
            if (!others.isEmpty()) {
                earliest(runs, others, scope(others).status(RunStatus.FAILED))
                        .forEach((trial, run) -> ends.put(trial, new TrialEnd.Failed(run.tag(TrialTags.FAILURE))));
            }
        });
        return ends;
    }

    /**
     * What a shard's pod would have reported, from MLflow alone.
     *
     * @return empty while a trial of it has neither a FINISHED nor a FAILED run
     */
    public Optional<ShardReport> report(Runs runs, int shard, List<Trial> trials, Objective objective) {
        Map<Trial, TrialEnd> ends = ends(runs, trials);
        if (ends.size() < trials.size()) {
            return Optional.empty();
        }
        var results = new ShardResults(objective);
        ends.forEach(results::ended);
        return Optional.of(results.report(shard));
    }

    /** The trials, put together by what one mining pass answers. */
    public static Collection<List<Trial>> passes(Collection<Trial> trials) {
        return trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.parameters().pass(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private Map<Trial, Run> earliest(Runs runs, Collection<Trial> trials, RunFilter filter) {
        Map<String, Trial> byKey = new LinkedHashMap<>();
        trials.forEach(trial -> byKey.put(key(trial), trial));
        Map<Trial, Run> found = new LinkedHashMap<>();
        runs.earliest(experimentId, filter, TrialTags.TRIAL_KEY, byKey.keySet())
                .forEach((key, run) -> found.put(byKey.get(key), run));
        return found;
    }

    /** What the runs of trials that share a mining pass have in common, from the moment that they are made. */
    private RunFilter scope(Collection<Trial> trials) {
        return RunFilter.all()
                .tag(TrialTags.EXPERIMENT_UID, experimentUid)
                .tag(TrialTags.DATA, TrialTags.dataValue(data.bytes()))
                .tag(TrialTags.PASS, pass(trials.iterator().next()));
    }

    private static String pass(Trial trial) {
        Pass pass = trial.parameters().pass();
        return "max_len=" + pass.maxLength() + " min_rating=" + pass.minRating().toPlainString()
                + " min_ratings_per_item=" + pass.minRatingsPerItem();
    }
}
