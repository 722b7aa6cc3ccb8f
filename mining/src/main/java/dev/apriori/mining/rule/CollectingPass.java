package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Collects the rules that pass at least one of some filters. */
final class CollectingPass {
    /** A thread reports after so many itemsets, or so many rules that pass. */
    private static final int STRIDE = 1 << 14;

    private final RuleSource source;
    private final FilterGrid grid;
    private final Budget budget;
    private final double[][] least;
    private final int leastCount;
    private final AtomicLong collected = new AtomicLong();

    private CollectingPass(RuleSource source, FilterGrid grid, Budget budget) {
        this.source = source;
        this.grid = grid;
        this.budget = budget;
        this.leastCount =
                grid.filters().stream().mapToInt(RuleFilter::minCount).min().orElse(Integer.MAX_VALUE);
        this.least = leastThresholds(grid);
    }

    /** By count level and measure, the least threshold of a filter that such a count reaches; NaN where there is none. */
    private static double[][] leastThresholds(FilterGrid grid) {
        double[][] least = new double[grid.countLevels() + 1][grid.measures()];
        for (int level = 0; level < least.length; level++) {
            Arrays.fill(least[level], Double.NaN);
            for (RuleFilter filter : grid.filters()) {
                if (grid.countLevelOf(filter) <= level) {
                    int m = grid.measureOf(filter);
                    double threshold = filter.minThreshold().doubleValue();
                    least[level][m] = least[level][m] <= threshold ? least[level][m] : threshold;
                }
            }
        }
        return least;
    }

    /**
     * The rules in their order; nothing where there are more than the budget allows.
     *
     * @throws dev.apriori.mining.itemset.BudgetExceededException when the time is used up
     */
    static Optional<Rules> collect(RuleSource source, FilterGrid grid, Budget budget, int threads) {
        var pass = new CollectingPass(source, grid, budget);
        List<RuleColumns> parts =
                Workers.run(source.itemsets().rootCount(), threads, () -> pass.new Worker(), Worker::walk).stream()
                        .map(Worker::finish)
                        .toList();
        return pass.collected.get() > budget.maxRules()
                ? Optional.empty()
                : Optional.of(RuleTable.of(source.itemsets(), parts, threads));
    }

    private final class Worker implements SplitWalk.Visitor {
        private final RuleColumns found = new RuleColumns();
        private final SplitWalk walk = source.walk(this);
        private final int transactions = source.itemsets().transactions();
        private int reported;
        private int visits;

        void walk(int root) {
            walk.walk(root);
        }

        RuleColumns finish() {
            report();
            return found;
        }

        private void report() {
            collected.addAndGet(found.size() - reported);
            reported = found.size();
            budget.checkTime();
        }

        /** Once there are too many rules, nothing more is looked at. */
        @Override
        public int leastCount() {
            return collected.get() > budget.maxRules() ? Integer.MAX_VALUE : leastCount;
        }

        @Override
        public void visit(int full, int banned, int[] subsets, int[] counts) {
            int both = counts[full];
            double[] thresholds = least[grid.countLevel(both)];
            for (int mask = 1; mask < full; mask++) {
                if ((mask & banned) == 0 && passes(counts[mask], counts[full ^ mask], both, thresholds)) {
                    found.add(subsets[mask], subsets[full ^ mask], both);
                }
            }
            if (++visits % STRIDE == 0 || found.size() - reported >= STRIDE) {
                report();
            }
        }

        private boolean passes(int antecedent, int consequent, int both, double[] thresholds) {
            for (int m = 0; m < thresholds.length; m++) {
                if (grid.measure(m).of(antecedent, consequent, both, transactions) >= thresholds[m]) {
                    return true;
                }
            }
            return false;
        }
    }
}
