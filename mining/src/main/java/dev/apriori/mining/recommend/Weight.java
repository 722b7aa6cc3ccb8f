package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.Rules;
import java.util.Locale;

/**
 * What a rule that fires is worth. Roots are square roots alone, which every implementation of IEEE 754 rounds alike: the
 * same counts give the same bits everywhere.
 */
public enum Weight {
    /** How much more often the consequent is there with the antecedent than without looking. */
    LIFT {
        @Override
        double of(double antecedent, double consequent, double both, double transactions) {
            return both * transactions / (antecedent * consequent);
        }
    },
    /** How often the consequent is there where the antecedent is. */
    CONFIDENCE {
        @Override
        double of(double antecedent, double consequent, double both, double transactions) {
            return both / antecedent;
        }
    },
    /** The cosine of the two sides' transactions: the geometric mean of the confidences in both directions. */
    COSINE {
        @Override
        double of(double antecedent, double consequent, double both, double transactions) {
            return both / Math.sqrt(antecedent * consequent);
        }
    },
    /**
     * The cosine squared, over the fourth root of the antecedent's count: what many like tells less of what else they
     * like. It is an asymmetric cosine (Aiolli 2013) with a locality of 2.
     */
    DAMPED {
        @Override
        double of(double antecedent, double consequent, double both, double transactions) {
            return both * both / (antecedent * consequent * Math.sqrt(Math.sqrt(antecedent)));
        }
    };

    /** Counts of transactions with the antecedent, with the consequent, with both, and of all. */
    abstract double of(double antecedent, double consequent, double both, double transactions);

    final double of(Rules rules, int rule) {
        return of(rules.antecedentCount(rule), rules.consequentCount(rule), rules.count(rule), rules.transactions());
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
