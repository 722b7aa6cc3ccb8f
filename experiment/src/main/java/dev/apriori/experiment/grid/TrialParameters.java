package dev.apriori.experiment.grid;

import dev.apriori.experiment.api.Algorithm;
import dev.apriori.experiment.api.ModelKind;
import dev.apriori.experiment.api.RuleMetric;
import dev.apriori.experiment.api.RulesSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of one trial. Decimals are equal when their values are: trailing zeros are dropped.
 *
 * @param minSupport above 0 and at most 1
 * @param maxLength the most items of a rule, both sides together
 * @param minRating a rating at or above it is a like
 * @param minRatingsPerItem items with fewer are dropped
 * @param model what its model recommends by
 * @param rules which of the rules are wanted: the same for all trials of an experiment
 */
public record TrialParameters(
        BigDecimal minSupport,
        RuleMetric metric,
        BigDecimal minThreshold,
        int maxLength,
        BigDecimal minRating,
        int minRatingsPerItem,
        Algorithm algorithm,
        ModelKind model,
        RulesSpec rules) {

    public TrialParameters {
        minSupport = minSupport.stripTrailingZeros();
        minThreshold = minThreshold.stripTrailingZeros();
        minRating = minRating.stripTrailingZeros();
    }

    /** Those of a trial that wants any rule, and recommends by rules alone. */
    public TrialParameters(
            BigDecimal minSupport,
            RuleMetric metric,
            BigDecimal minThreshold,
            int maxLength,
            BigDecimal minRating,
            int minRatingsPerItem,
            Algorithm algorithm) {
        this(
                minSupport,
                metric,
                minThreshold,
                maxLength,
                minRating,
                minRatingsPerItem,
                algorithm,
                ModelKind.RULES,
                RulesSpec.ANY);
    }

    /** The mining pass that answers this trial. */
    public Pass pass() {
        return new Pass(maxLength, minRating, minRatingsPerItem, algorithm);
    }

    /** The least number of transactions that makes an itemset frequent: {@code ceil(minSupport × transactions)}. */
    public int minCount(int transactions) {
        return minSupport
                .multiply(BigDecimal.valueOf(transactions))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /**
     * The settings as text, by their names in MLflow, in the grid's order; then the model, where it is not the rules
     * alone, and what is asked of rules besides, where something is: keys stay what they were for trials that ask for
     * nothing.
     */
    public Map<String, String> byName() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("min_support", minSupport.toPlainString());
        names.put("metric", metric.id());
        names.put("min_threshold", minThreshold.toPlainString());
        names.put("max_len", String.valueOf(maxLength));
        names.put("min_rating", minRating.toPlainString());
        names.put("min_ratings_per_item", String.valueOf(minRatingsPerItem));
        names.put("algorithm", algorithm.id());
        if (model != ModelKind.RULES) {
            names.put("model", model.id());
        }
        names.putAll(WantedRules.byName(rules));
        return Collections.unmodifiableMap(names);
    }
}
