package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the rules that fire for a basket are combined into one score for each item. Scores are added up in the order of
 * the rules, so that the same rules give the same bits in every implementation.
 *
 * <p>With a number of strongest rules, only so many of the rules that lead to an item, by their weight and then by their
 * order, ever count for it: the neighbourhood of an item-based recommender (Deshpande and Karypis 2004). Who likes much
 * has many weak rules fire for what everyone likes, which would otherwise drown the few that tell something.
 *
 * @param strongest how many rules count for an item, at least 1; {@link #ALL} for all
 */
public record Ranking(Weight weight, Combination combination, int strongest) {
    /** No bound on the rules that count for an item. */
    public static final int ALL = Integer.MAX_VALUE;

    public static final Ranking COSINE_SUM = new Ranking(Weight.COSINE, Combination.SUM, ALL);
    public static final Ranking CONFIDENCE_MAX = new Ranking(Weight.CONFIDENCE, Combination.MAX, ALL);
    public static final Ranking LIFT_MAX = new Ranking(Weight.LIFT, Combination.MAX, ALL);

    /** Where there is no like to choose by. */
    public static final Ranking USUAL = new Ranking(Weight.DAMPED, Combination.SUM, 20);

    /** Those that a choice is made from; of equals the first. What they leave out was never the best by more than chance. */
    public static final List<Ranking> CANDIDATES = List.of(
            USUAL,
            new Ranking(Weight.DAMPED, Combination.SUM, 50),
            new Ranking(Weight.DAMPED, Combination.SUM, ALL),
            COSINE_SUM,
            CONFIDENCE_MAX);

    private static final Pattern ID = Pattern.compile("([a-z]+)_(sum|max|noisy_or)(?:_of_([1-9][0-9]{0,5}))?");

    public Ranking {
        if (strongest < 1) {
            throw new IllegalArgumentException("strongest is " + strongest + "; it must be 1 or more");
        }
        if (weight == Weight.LIFT && combination == Combination.NOISY_OR) {
            throw new IllegalArgumentException("a lift is no probability, as noisy_or wants it");
        }
    }

    /** The ranking of that {@link #id}; empty where there is none such. */
    public static Optional<Ranking> byId(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Combination combination = Arrays.stream(Combination.values())
                .filter(any -> any.id().equals(parts.group(2)))
                .findFirst()
                .orElseThrow();
        int strongest = parts.group(3) == null ? ALL : Integer.parseInt(parts.group(3));
        return Arrays.stream(Weight.values())
                .filter(any -> any.id().equals(parts.group(1)))
                .filter(any -> any != Weight.LIFT || combination != Combination.NOISY_OR)
                .map(any -> new Ranking(any, combination, strongest))
                .findFirst();
    }

    /** What an {@link #id} looks like, for who has given none. */
    public static String ids() {
        return "WEIGHT_COMBINATION or WEIGHT_COMBINATION_of_N with WEIGHT "
                + Arrays.stream(Weight.values()).map(Weight::id).collect(Collectors.joining(", "))
                + " and COMBINATION "
                + Arrays.stream(Combination.values()).map(Combination::id).collect(Collectors.joining(", "));
    }

    double weight(Rules rules, int rule) {
        return weight.of(rules, rule);
    }

    double combine(double score, double weight) {
        return combination.combine(score, weight);
    }

    /** The name in a model's files, such as {@code cosine_sum} or {@code damped_sum_of_20}. */
    public String id() {
        return weight.id() + "_" + combination.id() + (strongest == ALL ? "" : "_of_" + strongest);
    }
}
