package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Workers;

/**
 * Counts the rules that pass each filter, keeping none. Itemsets that matter only to filters that have exceeded the
 * budget already are passed over, so that what explodes ends early; the count of such a filter is then more than the
 * budget allows, but not all there is.
 */
final class CountingPass {
    /** A thread hands over what it has counted after so many rules. */
    private static final int STRIDE = 1 << 20;

    private final RuleSource source;
    private final FilterGrid grid;
    private final Budget budget;
    private final RuleCounts total;
    private volatile int leastCount;

    private CountingPass(RuleSource source, FilterGrid grid, Budget budget) {
        this.source = source;
        this.grid = grid;
        this.budget = budget;
        this.total = new RuleCounts(grid);
        this.leastCount = leastCount();
    }

    /** @throws dev.apriori.mining.itemset.BudgetExceededException when the time is used up */
    static RuleCounts count(RuleSource source, FilterGrid grid, Budget budget, int threads) {
        var pass = new CountingPass(source, grid, budget);
        Workers.run(source.itemsets().rootCount(), threads, () -> pass.new Worker(), Worker::walk)
                .forEach(Worker::handOver);
        return pass.total;
    }

    private synchronized void add(RuleCounts counts) {
        budget.checkTime();
        total.drain(counts);
        leastCount = leastCount();
    }

    private int leastCount() {
        return grid.filters().stream()
                .filter(filter -> total.passing(filter) <= budget.maxRules())
                .mapToInt(RuleFilter::minCount)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private final class Worker implements SplitWalk.Visitor {
        private final RuleCounts own = new RuleCounts(grid);
        private final SplitWalk walk = source.walk(this);
        private final int transactions = source.itemsets().transactions();
        private long rules;

        void walk(int root) {
            walk.walk(root);
        }

        void handOver() {
            add(own);
        }

        @Override
        public int leastCount() {
            return leastCount;
        }

        @Override
        public void visit(int full, int banned, int[] subsets, int[] counts) {
            own.addSplits(full, banned, counts, transactions);
            rules += full;
            if (rules >= STRIDE) {
                rules = 0;
                handOver();
            }
        }
    }
}
