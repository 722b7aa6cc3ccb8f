package dev.apriori.miner.trial;

import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.api.ModelKind;
import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.ObjectiveSpec.Direction;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.miner.report.Sweep;
import dev.apriori.results.TrialEnd;
import dev.apriori.results.TrialResults;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A sweep's trials as they have ended, as the sweep's run shows them.
 *
 * @param name of the experiment
 * @param ends of the trials that have ended
 */
public record SweepOutcome(String name, ObjectiveSpec objective, Map<Trial, TrialEnd> ends) {
    private static final String MINING_SECONDS = "mining_seconds";

    public SweepOutcome {
        var byNumber = new TreeMap<Trial, TrialEnd>(Comparator.comparingInt(Trial::number));
        byNumber.putAll(ends);
        ends = byNumber;
    }

    public int succeeded() {
        return (int) finished().count();
    }

    public int failed() {
        return ends.size() - succeeded();
    }

    /** Writes metrics, summary and plots into the sweep's run; done again, it changes nothing. */
    public void log(Mlflow mlflow, Run run) {
        try (SweepFiles files = SweepFiles.of(this)) {
            log(mlflow, run, files);
        }
    }

    /**
     * The same with files that were made before.
     *
     * @param files of this outcome
     */
    public void log(Mlflow mlflow, Run run, SweepFiles files) {
        Map<String, Double> fresh = metrics();
        fresh.entrySet()
                .removeIf(
                        metric -> metric.getValue().equals(run.data().metrics().get(metric.getKey())));
        mlflow.runs().log(run.id(), RunData.empty().withMetrics(fresh));
        files.byPath().forEach((path, file) -> mlflow.artifacts().put(run.artifactUri(), path, file));
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("trials_succeeded", (double) succeeded());
        metrics.put("trials_failed", (double) failed());
        metrics.put(MINING_SECONDS, miningSeconds());
        best().ifPresent(best -> metrics.put(objective.metric().id(), best.value()));
        return metrics;
    }

    private Optional<Candidate> best() {
        return Objective.of(objective)
                .leaders(finished()
                        .map(end -> TrialResults.of(
                                end.getKey(),
                                end.getValue().runId(),
                                end.getValue().metrics())))
                .best();
    }

    /** Trials that were mined together have the same time, to the last digit: it counts once. */
    private double miningSeconds() {
        Map<Double, Double> ofPasses = new HashMap<>();
        finished().map(Entry::getValue).map(TrialEnd.Finished::metrics).forEach(metrics -> {
            double itemsets = metrics.getOrDefault(MINING_SECONDS, 0.0);
            ofPasses.merge(itemsets, itemsets + metrics.getOrDefault("rule_seconds", 0.0), Math::max);
        });
        return ofPasses.values().stream().mapToDouble(seconds -> seconds).sum();
    }

    private Stream<Entry<Trial, TrialEnd.Finished>> finished() {
        return ends.entrySet().stream()
                .filter(end -> end.getValue() instanceof TrialEnd.Finished)
                .map(end -> Map.entry(end.getKey(), (TrialEnd.Finished) end.getValue()));
    }

    /** What its report is made of. */
    Sweep sweep() {
        boolean models =
                ends.keySet().stream().anyMatch(trial -> trial.parameters().model() != ModelKind.RULES);
        List<Sweep.Trial> trials = ends.entrySet().stream()
                .map(end -> new Sweep.Trial(
                        end.getKey().number(), parameters(end.getKey(), models), outcome(end.getValue())))
                .toList();
        String recommending =
                best().map(best -> HitRates.of(metricsOf(best)).inWords()).orElse("");
        return new Sweep(
                name, objective.metric().id(), objective.direction() == Direction.MAXIMIZE, trials, recommending);
    }

    /** The same names for all trials. */
    private static Map<String, String> parameters(Trial trial, boolean models) {
        Map<String, String> parameters = new LinkedHashMap<>(trial.parameters().byName());
        if (models) {
            parameters.put("model", trial.parameters().model().id());
        }
        return parameters;
    }

    private Map<String, Double> metricsOf(Candidate best) {
        return finished()
                .filter(end -> end.getKey().number() == best.trial())
                .map(end -> end.getValue().metrics())
                .findFirst()
                .orElseGet(Map::of);
    }

    private Sweep.Outcome outcome(TrialEnd end) {
        return switch (end) {
            case TrialEnd.Finished finished ->
                finished.metrics().containsKey(objective.metric().id())
                        ? new Sweep.Found(
                                finished.metrics().get(objective.metric().id()),
                                finished.metrics().getOrDefault("rules", 0.0).longValue())
                        : new Sweep.NothingFound();
            case TrialEnd.Failed failed -> new Sweep.Failed(failed.reason());
        };
    }
}
