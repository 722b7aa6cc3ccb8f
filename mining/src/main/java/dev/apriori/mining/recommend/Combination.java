package dev.apriori.mining.recommend;

import java.util.Locale;

/** How the weights of the rules that lead to an item become its score, one after the other in the order of the rules. */
public enum Combination {
    SUM {
        @Override
        double combine(double score, double weight) {
            return score + weight;
        }
    },
    MAX {
        @Override
        double combine(double score, double weight) {
            return Math.max(score, weight);
        }
    },
    /** That at least one of them comes true, were they independent: for weights that are probabilities. */
    NOISY_OR {
        @Override
        double combine(double score, double weight) {
            return score + weight - score * weight;
        }
    };

    /** @param score 0 before the first */
    abstract double combine(double score, double weight);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
