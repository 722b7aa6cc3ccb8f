package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.util.Locale;

/**
 * How the rules that fire for a basket are combined into one score for each item. Scores are added up in the order of
 * the rules, so that the same rules give the same bits in every implementation.
 */
public enum Ranking {
    /** The sum of support / √(support(A) · support(C)), the cosine of the two sides' transactions. */
    COSINE_SUM {
        @Override
        double weight(Rules rules, int rule) {
            return rules.count(rule) / Math.sqrt((double) rules.antecedentCount(rule) * rules.consequentCount(rule));
        }

        @Override
        double combine(double score, double weight) {
            return score + weight;
        }
    },
    /** The highest confidence of a rule that leads there. */
    CONFIDENCE_MAX {
        @Override
        double weight(Rules rules, int rule) {
            return rules.measure(rule, Measure.CONFIDENCE);
        }

        @Override
        double combine(double score, double weight) {
            return Math.max(score, weight);
        }
    },
    /** The highest lift of a rule that leads there. */
    LIFT_MAX {
        @Override
        double weight(Rules rules, int rule) {
            return rules.measure(rule, Measure.LIFT);
        }

        @Override
        double combine(double score, double weight) {
            return Math.max(score, weight);
        }
    };

    abstract double weight(Rules rules, int rule);

    abstract double combine(double score, double weight);

    /**
     * The ranking by a trial's own metric, highest first: by confidence where that is the metric, otherwise by lift, the
     * rules' own order.
     */
    public static Ranking highestFirst(Measure metric) {
        return metric == Measure.CONFIDENCE ? CONFIDENCE_MAX : LIFT_MAX;
    }

    /** The name in a model's files, such as {@code cosine_sum}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
