package dev.apriori.mining.rule;

/**
 * Fisher's exact test (Fisher 1935) of a rule, one-sided: how likely its sides would be together in as many transactions
 * or more, if each were spread over the transactions by chance. That number of transactions has the hypergeometric
 * distribution; the p-value is its upper tail. It is the same for both directions of a rule.
 */
public final class FisherTest {
    /** Terms that are smaller, relative to the sum so far, do not change it. */
    private static final double NOTHING = 1e-17;

    private final int transactions;
    private final double[] logFactorials;

    /** Prepares for rules among so many transactions; takes eight bytes for each of them. */
    public FisherTest(int transactions) {
        this.transactions = transactions;
        this.logFactorials = new double[transactions + 1];
        double sum = 0;
        // What the sum has lost to rounding is made good at the next step (Kahan 1965).
        double lost = 0;
        for (int n = 2; n <= transactions; n++) {
            double term = Math.log(n) - lost;
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
            logFactorials[n] = sum;
        }
    }

    /**
     * The p-value of a rule, equal to the last bit in both directions, to a relative error of 1e-11 among thousands of transactions and 1e-8 among millions.
     *
     * @param antecedent transactions that hold the antecedent
     * @param consequent transactions that hold the consequent
     * @param both transactions that hold the two together
     */
    public double pValue(int antecedent, int consequent, int both) {
        return tail(Math.min(antecedent, consequent), Math.max(antecedent, consequent), both);
    }

    private double tail(int antecedent, int consequent, int both) {
        int neither = transactions - antecedent - consequent;
        if (both <= Math.max(0, -neither)) {
            return 1;
        }
        double expected = (double) antecedent * consequent / transactions;
        return both > expected
                ? Math.min(1, probability(antecedent, consequent, both) * fromHere(antecedent, consequent, both))
                : Math.max(
                        0,
                        1 - probability(antecedent, consequent, both - 1) * downFrom(antecedent, consequent, both - 1));
    }

    private double probability(int antecedent, int consequent, int both) {
        double[] log = logFactorials;
        return Math.exp(log[antecedent]
                + log[transactions - antecedent]
                + log[consequent]
                + log[transactions - consequent]
                - log[transactions]
                - log[both]
                - log[antecedent - both]
                - log[consequent - both]
                - log[transactions - antecedent - consequent + both]);
    }

    /** The probabilities of {@code both} and all above it, relative to the first. */
    private double fromHere(int antecedent, int consequent, int both) {
        double neither = (double) transactions - antecedent - consequent;
        int most = Math.min(antecedent, consequent);
        double term = 1;
        double sum = 1;
        for (int k = both; k < most && term > NOTHING * sum; k++) {
            term *= ((double) (antecedent - k) * (consequent - k)) / ((k + 1.0) * (neither + k + 1));
            sum += term;
        }
        return sum;
    }

    /** The probabilities of {@code both} and all below it, relative to the first. */
    private double downFrom(int antecedent, int consequent, int both) {
        double neither = (double) transactions - antecedent - consequent;
        int least = (int) Math.max(0, -neither);
        double term = 1;
        double sum = 1;
        for (int k = both; k > least && term > NOTHING * sum; k--) {
            term *= (k * (neither + k)) / ((antecedent - k + 1.0) * (consequent - k + 1.0));
            sum += term;
        }
        return sum;
    }
}
