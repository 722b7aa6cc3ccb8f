package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Workers;
import java.util.Arrays;

/**
 * By least count, the greatest p-value that is still significant among the rules of the itemsets that reach it.
 *
 * <p>What is tested is every pair of disjoint itemsets that are each frequent, and together no longer than allowed: A → C
 * and C → A are one test. Pairs that are not frequent together count, too, though no rule is made of them: a pair gets
 * into the rules for being together often, so that those left alone would look less like chance than they are. Their
 * p-values are taken for 1. The number of pairs is exact for rules of two items, and for longer ones a little too high,
 * since pairs that overlap are counted; that errs on the strict side.
 */
final class Cutoffs {
    /** A thread looks at the time after so many itemsets. */
    private static final int STRIDE = 1 << 14;

    private final FisherTest test;
    private final int[] minCounts;
    private final double[] hypotheses;
    private final double[] cutoffs;

    private Cutoffs(FisherTest test, int[] minCounts, double[] hypotheses, double level) {
        this.test = test;
        this.minCounts = minCounts;
        this.hypotheses = hypotheses;
        this.cutoffs = new double[minCounts.length];
        Arrays.fill(cutoffs, level);
    }

    /**
     * @param minCounts ascending, the least of them that of the itemsets or above
     * @param task that the itemsets are the result of
     * @throws dev.apriori.mining.itemset.BudgetExceededException when the time is used up
     */
    static Cutoffs of(
            RuleSource source, int[] minCounts, Significance significance, FisherTest test, ItemsetTask task) {
        double[] hypotheses = Arrays.stream(minCounts)
                .mapToDouble(minCount -> hypotheses(source.itemsets().sizesByLength(minCount), task.maxLength()))
                .toArray();
        var cutoffs = new Cutoffs(test, minCounts, hypotheses, significance.level());
        switch (significance.correction()) {
            case NONE -> {}
            case BENJAMINI_HOCHBERG -> cutoffs.stepUp(source.unconstrained(), significance.level(), task);
        }
        return cutoffs;
    }

    /** @param sizes the number of frequent itemsets by length */
    static double hypotheses(int[] sizes, int maxLength) {
        double pairs = 0;
        for (int shorter = 1; shorter < sizes.length; shorter++) {
            for (int longer = shorter; longer < sizes.length && longer <= maxLength - shorter; longer++) {
                pairs += longer == shorter
                        ? sizes[shorter] * (sizes[shorter] - 1.0) / 2
                        : (double) sizes[shorter] * sizes[longer];
            }
        }
        return pairs;
    }

    /**
     * Benjamini and Hochberg reject the k smallest of m p-values, for the greatest k whose k-th is at most k/m of the
     * level. Here k falls to it: from a cutoff of the whole level, each next cutoff is that of as many as passed the last,
     * until as many pass again. So no p-value has to be kept.
     */
    private void stepUp(RuleSource source, double level, ItemsetTask task) {
        boolean falls = true;
        while (falls) {
            long[] passing = passing(source, task);
            falls = false;
            for (int c = 0; c < cutoffs.length; c++) {
                double next = hypotheses[c] == 0 ? 0 : level * passing[c] / hypotheses[c];
                falls |= next < cutoffs[c];
                cutoffs[c] = Math.min(cutoffs[c], next);
            }
        }
    }

    /** By least count, how many pairs have a p-value of at most the cutoff. */
    private long[] passing(RuleSource source, ItemsetTask task) {
        long[] sum = new long[cutoffs.length];
        for (Counter counter : Workers.run(
                source.itemsets().rootCount(),
                task.threads(),
                () -> new Counter(source, task.budget()),
                (own, root) -> own.walk.walk(root))) {
            Arrays.setAll(sum, c -> sum[c] + counter.passing[c]);
        }
        return sum;
    }

    private final class Counter implements SplitWalk.Visitor {
        private final SplitWalk walk;
        private final Budget budget;
        private final long[] passing = new long[cutoffs.length];
        private final double greatest = Arrays.stream(cutoffs).max().orElse(0);
        private int visits;

        Counter(RuleSource source, Budget budget) {
            this.walk = source.walk(this);
            this.budget = budget;
        }

        @Override
        public int leastCount() {
            return minCounts[0];
        }

        @Override
        public void visit(int full, int banned, int[] subsets, int[] counts) {
            int both = counts[full];
            for (int mask = (full >> 1) + 1; mask < full; mask++) {
                double p = test.pValue(counts[mask], counts[full ^ mask], both);
                for (int c = 0; p <= greatest && c < cutoffs.length && minCounts[c] <= both; c++) {
                    passing[c] += p <= cutoffs[c] ? 1 : 0;
                }
            }
            if (++visits % STRIDE == 0) {
                budget.checkTime();
            }
        }
    }

    /** The cutoff for rules of itemsets that reach one of the least counts; no p-value is below 0. */
    double at(int minCount) {
        return cutoffs[Arrays.binarySearch(minCounts, minCount)];
    }
}
