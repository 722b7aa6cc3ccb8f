package dev.apriori.miner.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a grid of trials.
 *
 * @param objective the metric that trials are compared by, such as {@code best_lift}
 * @param higherIsBetter whether its highest value wins, or its lowest
 * @param recommending how well the best recommends, in a sentence without a full stop; empty where there is no best
 */
public record Sweep(String name, String objective, boolean higherIsBetter, List<Trial> trials, String recommending) {
    /** One of whose best nothing is said. */
    public Sweep(String name, String objective, boolean higherIsBetter, List<Trial> trials) {
        this(name, objective, higherIsBetter, trials, "");
    }

    /**
     * @param parameters by name, the same names in every trial
     */
    public record Trial(int number, Map<String, String> parameters, Outcome outcome) {}

    /** How a trial ended. */
    public sealed interface Outcome {}

    /** It found rules. */
    public record Found(double objective, long rules) implements Outcome {}

    /** No rule passed its thresholds. */
    public record NothingFound() implements Outcome {}

    /** It was ended, in the middle or before it began. */
    public record Failed(String reason) implements Outcome {}

    public Sweep {
        trials = List.copyOf(trials);
    }

    /** A trial that found rules, with what it found. */
    record Finisher(Trial trial, Found found) {}

    /** The trials that found rules, best first: ties go to more rules, then to the lower number. */
    List<Finisher> finishers() {
        Comparator<Finisher> byObjective = Comparator.comparingDouble(finisher -> finisher.found.objective);
        return trials.stream()
                .filter(trial -> trial.outcome instanceof Found)
                .map(trial -> new Finisher(trial, (Found) trial.outcome))
                .sorted((higherIsBetter ? byObjective.reversed() : byObjective)
                        .thenComparingLong(finisher -> -finisher.found.rules)
                        .thenComparingInt(finisher -> finisher.trial.number))
                .toList();
    }

    Optional<Finisher> best() {
        return finishers().stream().findFirst();
    }

    /** The trials that ended without rules, for whatever reason. */
    List<Trial> others() {
        return trials.stream()
                .filter(trial -> !(trial.outcome instanceof Found))
                .toList();
    }
}
