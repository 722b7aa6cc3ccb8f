package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Workers;
import java.util.List;

/** Finds the best rules by a measure; memory grows with those that are wanted and not with those there are. */
final class BestPass {
    /** A thread looks at the time after so many itemsets. */
    private static final int STRIDE = 1 << 14;

    private BestPass() {}

    /**
     * The best of the rules that pass a filter, in the order of {@link Rules}.
     *
     * @param test what they must pass besides
     * @param most how many are wanted, at least 1
     * @throws dev.apriori.mining.itemset.BudgetExceededException when the time is used up
     */
    static Rules collect(RuleSource source, RuleFilter filter, PairTest test, int most, Budget budget, int threads) {
        RuleColumns best = Workers.run(
                        source.itemsets().rootCount(),
                        threads,
                        () -> new Worker(source, filter, test, most, budget),
                        (worker, root) -> worker.walk.walk(root))
                .stream()
                .map(worker -> worker.best)
                .reduce(new Best(source.itemsets(), filter.measure(), most), Best::merge)
                .columns();
        return RuleTable.of(source.itemsets(), List.of(best), threads);
    }

    private static final class Worker implements SplitWalk.Visitor {
        private final Best best;
        private final SplitWalk walk;
        private final RuleFilter filter;
        private final double threshold;
        private final PairTest test;
        private final Budget budget;
        private final int transactions;
        private int visits;

        Worker(RuleSource source, RuleFilter filter, PairTest test, int most, Budget budget) {
            this.best = new Best(source.itemsets(), filter.measure(), most);
            this.walk = source.walk(this);
            this.filter = filter;
            this.threshold = filter.minThreshold().doubleValue();
            this.test = test;
            this.budget = budget;
            this.transactions = source.itemsets().transactions();
        }

        @Override
        public int leastCount() {
            return filter.minCount();
        }

        @Override
        public void visit(int full, int banned, int[] subsets, int[] counts) {
            int both = counts[full];
            for (int mask = 1; mask < full; mask++) {
                int antecedent = counts[mask];
                int consequent = counts[full ^ mask];
                double value = filter.measure().of(antecedent, consequent, both, transactions);
                if ((mask & banned) == 0
                        && value >= threshold
                        && best.mayTake(value)
                        && test.passes(antecedent, consequent, both)) {
                    best.add(subsets[mask], subsets[full ^ mask], both);
                }
            }
            if (++visits % STRIDE == 0) {
                budget.checkTime();
            }
        }
    }
}
