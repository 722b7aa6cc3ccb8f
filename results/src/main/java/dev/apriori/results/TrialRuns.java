package dev.apriori.results;

import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.grid.Pass;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.grid.TrialKey;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.Runs;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                TrialTags.EXPERIMENT_UID, experimentUid, TrialTags.TRIAL_KEY, key(trial), TrialTags.PASS, pass(trial));
    }

    public String key(Trial trial) {
        return TrialKey.of(data, trial.parameters()).toString();
    }

    /** The FINISHED runs of trials of one pass, whoever made them; at least one trial. */
    public Map<Trial, Run> finished(Runs runs, Collection<Trial> trials) {
        Map<String, Trial> byKey = new LinkedHashMap<>();
        trials.forEach(trial -> byKey.put(key(trial), trial));
        Map<Trial, Run> finished = new LinkedHashMap<>();
        runs.finished(experimentId, scope(trials), TrialTags.TRIAL_KEY, byKey.keySet())
                .forEach((key, run) -> finished.put(byKey.get(key), run));
        return finished;
    }

    /** The runs of one pass that have that status, whatever their trial, the earliest first; at least one trial. */
    public Stream<Run> with(RunStatus status, Runs runs, Collection<Trial> trials) {
        return runs.search(
                RunQuery.of(experimentId, scope(trials).status(status)).earliest());
    }

    /**
     * What a shard's pod would have reported, from MLflow alone.
     *
     * @return empty while a trial of it has neither a FINISHED nor a FAILED run
     */
    public Optional<ShardReport> report(Runs runs, int shard, List<Trial> trials, Objective objective) {
        var results = new ShardResults(objective);
        Map<Pass, List<Trial>> passes = trials.stream()
                .collect(Collectors.groupingBy(trial -> trial.parameters().pass()));
        for (List<Trial> sharing : passes.values()) {
            Map<Trial, Run> finished = finished(runs, sharing);
            finished.forEach((trial, run) ->
                    results.finished(TrialResults.of(trial, run.id(), run.data().metrics())));
            List<Trial> others = sharing.stream()
                    .filter(trial -> !finished.containsKey(trial))
                    .toList();
            if (!failed(runs, others, results)) {
                return Optional.empty();
            }
        }
        return Optional.of(results.report(shard));
    }

    private boolean failed(Runs runs, List<Trial> trials, ShardResults results) {
        if (trials.isEmpty()) {
            return true;
        }
        Map<String, String> reasons = with(RunStatus.FAILED, runs, trials)
                .collect(Collectors.toMap(
                        run -> run.tag(TrialTags.TRIAL_KEY),
                        run -> run.tag(TrialTags.FAILURE),
                        (first, second) -> first));
        for (Trial trial : trials) {
            String reason = reasons.get(key(trial));
            if (reason == null) {
                return false;
            }
            results.failed(trial.number(), reason);
        }
        return true;
    }

    /** What the runs of trials that share a mining pass have in common, from the moment that they are made. */
    private RunFilter scope(Collection<Trial> trials) {
        return RunFilter.all()
                .tag(TrialTags.EXPERIMENT_UID, experimentUid)
                .tag(TrialTags.PASS, pass(trials.iterator().next()));
    }

    private static String pass(Trial trial) {
        Pass pass = trial.parameters().pass();
        return "max_len=" + pass.maxLength() + " min_rating=" + pass.minRating().toPlainString()
                + " min_ratings_per_item=" + pass.minRatingsPerItem();
    }
}
