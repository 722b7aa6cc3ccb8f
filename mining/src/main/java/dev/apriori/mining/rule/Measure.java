package dev.apriori.mining.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How interesting a rule A → C is, from four counts: the transactions that hold A, C, both, and all there are. Names and
 * definitions are mlxtend's ({@code mlxtend.frequent_patterns.association_rules}), so that thresholds mean the same.
 * Each value is computed from exact counts, so equal fractions give equal numbers.
 */
public enum Measure {
    SUPPORT {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            return (double) both / transactions;
        }
    },
    CONFIDENCE {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            return (double) both / antecedent;
        }
    },
    /** How many times more often C is in transactions with A than in all: 1 where they are independent. */
    LIFT {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            return ((double) both * transactions) / ((double) antecedent * consequent);
        }
    },
    /** Observed minus expected support, -0.25 to 0.25 (Piatetsky-Shapiro 1991). */
    LEVERAGE {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            return ((double) both * transactions - (double) antecedent * consequent)
                    / ((double) transactions * transactions);
        }
    },
    /** (1 − support(C)) / (1 − confidence): infinite at confidence 1 (Brin et al. 1997). */
    CONVICTION {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            if (both == antecedent) {
                return Double.POSITIVE_INFINITY;
            }
            return ((double) (transactions - consequent) * antecedent) / ((double) transactions * (antecedent - both));
        }
    },
    /** Association between -1 and 1, 0 where a denominator vanishes (Yan, Zhang and Zhang 2009). */
    ZHANGS_METRIC {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            double denominator =
                    Math.max((double) both * (transactions - antecedent), (double) antecedent * (consequent - both));
            return denominator == 0
                    ? 0
                    : ((double) both * transactions - (double) antecedent * consequent) / denominator;
        }
    },
    /** Transactions with both over transactions with either. */
    JACCARD {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            return (double) both / (antecedent + consequent - both);
        }
    },
    /** (confidence − support(C)) / (1 − support(C)): 0 where every transaction holds C (Galiano et al. 2002). */
    CERTAINTY {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            if (consequent == transactions) {
                return 0;
            }
            return ((double) both * transactions - (double) antecedent * consequent)
                    / ((double) antecedent * (transactions - consequent));
        }
    },
    /** The mean of the confidences in both directions (Kulczyński 1927). */
    KULCZYNSKI {
        @Override
        public double of(long antecedent, long consequent, long both, long transactions) {
            return ((double) both / antecedent + (double) both / consequent) / 2;
        }
    };

    /**
     * @param antecedent transactions that hold the antecedent, at least {@code both}
     * @param consequent transactions that hold the consequent, at least {@code both}
     * @param both transactions that hold the two together, at least 1
     * @param transactions all transactions
     */
    public abstract double of(long antecedent, long consequent, long both, long transactions);

    /** mlxtend's name of the measure, such as {@code zhangs_metric}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The measure of that name, where there is one. */
    public static Optional<Measure> byId(String id) {
        return Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst();
    }
}
