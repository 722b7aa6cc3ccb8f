package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The lists whose product is the grid. Decimals are text, so that they stay exact. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GridSpec(
        @Required
        @JsonPropertyDescription("Least supports, as fractions of the transactions, as text: an itemset is"
                + " frequent when it is in at least ceil(minSupport × transactions) of them. Such as"
                + " [\"0.1\", \"0.01\"].")
        @Size(min = 1, max = 50)
        @EachItem(rule = SpecRules.FRACTION, message = SpecRules.FRACTION_FIX)
        @ValidationRule(value = SpecRules.DISTINCT_DECIMALS, message = SpecRules.DISTINCT_FIX)
        List<@Size(max = 24) String> minSupport,

        @JsonPropertyDescription("The measures, by mlxtend's names, that a rule must reach minThreshold of.")
        @Size(min = 1, max = 9)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_FIX)
        List<RuleMetric> metric,

        @JsonPropertyDescription("The least values of the measure, as text, such as [\"0.5\", \"1\"].")
        @Size(min = 1, max = 50)
        @EachItem(rule = SpecRules.THRESHOLD, message = SpecRules.THRESHOLD_FIX)
        @ValidationRule(value = SpecRules.DISTINCT_DECIMALS, message = SpecRules.DISTINCT_FIX)
        List<@Size(max = 24) String> minThreshold,

        @JsonPropertyDescription("The most items that a rule may have, both sides together.")
        @Size(min = 1, max = 50)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_FIX)
        List<@Min(2) @Max(100) Integer> maxLength,

        @JsonPropertyDescription("Least ratings, as text, from which on an item counts as liked; baskets have none, and"
                + " all their items count.")
        @Size(min = 1, max = 50)
        @EachItem(rule = SpecRules.RATING, message = SpecRules.RATING_FIX)
        @ValidationRule(value = SpecRules.DISTINCT_DECIMALS, message = SpecRules.DISTINCT_FIX)
        List<@Size(max = 24) String> minRating,

        @JsonPropertyDescription("Least numbers of ratings of an item; items with fewer are dropped.")
        @Size(min = 1, max = 50)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_FIX)
        List<@Min(1) @Max(1_000_000) Integer> minRatingsPerItem,

        @JsonPropertyDescription("How itemsets are found; the rules are the same, only the time differs.")
        @Size(min = 1, max = 10)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_FIX)
        List<Algorithm> algorithm,

        @JsonPropertyDescription("What models recommend by: rules alone, or hybrid, which blends them with item-based"
                + " collaborative filtering. The rules are the same.")
        @Size(min = 1, max = 2)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_FIX)
        List<ModelKind> model) {
    /** What models recommend by unless they are told. */
    public static final List<ModelKind> RULES_ALONE = List.of(ModelKind.RULES);

    public GridSpec {
        minSupport = List.copyOf(requireNonNull(minSupport, "spec.grid.minSupport"));
        metric = orElse(metric, RuleMetric.LIFT);
        minThreshold = orElse(minThreshold, "1");
        maxLength = orElse(maxLength, 2);
        minRating = orElse(minRating, "3.5");
        minRatingsPerItem = orElse(minRatingsPerItem, 1);
        algorithm = orElse(algorithm, Algorithm.AUTO);
        model = model == null ? RULES_ALONE : List.copyOf(model);
    }

    private static <T> List<T> orElse(List<T> list, T only) {
        return list == null ? List.of(only) : List.copyOf(list);
    }
}
