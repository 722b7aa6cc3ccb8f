package dev.apriori.experiment.grid;

import dev.apriori.experiment.api.Algorithm;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.GridSpec;
import dev.apriori.experiment.api.ModelKind;
import dev.apriori.experiment.api.RuleMetric;
import dev.apriori.experiment.api.RulesSpec;
import dev.apriori.experiment.api.Search;
import java.math.BigDecimal;
import java.util.List;

/**
 * The trials of an experiment, each computed from its number.
 *
 * <p>The cells of the grid are numbered by mixed radix over its lists in the order model, minSupport, metric, minThreshold,
 * maxLength, minRating, minRatingsPerItem, algorithm: the last varies fastest. The last four make the {@link Pass}, so
 * that cells of one pass are those with the same remainder by the number of passes. With strategy Grid a trial's number
 * is its cell's. With strategy Random trials are the chosen cells, numbered pass by pass.
 */
public final class Grid {
    private final List<BigDecimal> minSupports;
    private final List<RuleMetric> metrics;
    private final List<BigDecimal> minThresholds;
    private final List<Integer> maxLengths;
    private final List<BigDecimal> minRatings;
    private final List<Integer> minRatingsPerItem;
    private final List<Algorithm> algorithms;
    private final List<ModelKind> models;
    private final RulesSpec rules;
    private final Choice choice;

    private Grid(GridSpec spec, Search search, RulesSpec rules) {
        minSupports = decimals(spec.minSupport());
        metrics = spec.metric();
        minThresholds = decimals(spec.minThreshold());
        maxLengths = spec.maxLength();
        minRatings = decimals(spec.minRating());
        minRatingsPerItem = spec.minRatingsPerItem();
        algorithms = spec.algorithm();
        models = spec.model();
        this.rules = rules;
        int passes = maxLengths.size() * minRatings.size() * minRatingsPerItem.size() * algorithms.size();
        int trialsPerPass = models.size() * minSupports.size() * metrics.size() * minThresholds.size();
        choice = Choice.of(passes, trialsPerPass, search);
    }

    /** The trials of a spec that passed the checks. */
    public static Grid of(AprioriExperimentSpec spec) {
        return new Grid(spec.grid(), spec.search(), spec.rules());
    }

    /** The trials of that grid and search, which passed the checks; any rule is wanted. */
    public static Grid of(GridSpec spec, Search search) {
        return new Grid(spec, search, RulesSpec.ANY);
    }

    private static List<BigDecimal> decimals(List<String> texts) {
        return texts.stream().map(BigDecimal::new).toList();
    }

    /** How many trials there are. */
    public int size() {
        return choice.size();
    }

    /** @param number from 0 to {@link #size()} - 1 */
    public Trial trial(int number) {
        Digits digits = new Digits(choice.cell(number));
        Algorithm algorithm = digits.next(algorithms);
        int ratingsPerItem = digits.next(minRatingsPerItem);
        BigDecimal minRating = digits.next(minRatings);
        int maxLength = digits.next(maxLengths);
        BigDecimal minThreshold = digits.next(minThresholds);
        RuleMetric metric = digits.next(metrics);
        BigDecimal minSupport = digits.next(minSupports);
        ModelKind model = digits.next(models);
        return new Trial(
                number,
                new TrialParameters(
                        minSupport,
                        metric,
                        minThreshold,
                        maxLength,
                        minRating,
                        ratingsPerItem,
                        algorithm,
                        model,
                        rules));
    }

    /** How many trials come before that pass, when they stand pass by pass; the number of passes is allowed, too. */
    public int trialsBeforePass(int pass) {
        return choice.before(pass);
    }

    /** How many mining passes the whole grid takes. */
    public int passes() {
        return choice.passes();
    }

    /** The trial that stands at that place when trials stand pass by pass. */
    public int trialAt(int place) {
        return choice.trialAt(place);
    }

    /** The reverse of {@link #trialAt}. */
    public int placeOf(int trial) {
        return choice.placeOf(trial);
    }

    /** The digits of a number in mixed radix, from the one that varies fastest. */
    private static final class Digits {
        private int rest;

        Digits(int number) {
            rest = number;
        }

        <T> T next(List<T> values) {
            T value = values.get(rest % values.size());
            rest /= values.size();
            return value;
        }
    }
}
