package dev.apriori.mining.rule;

/** How many rules have which levels of a {@link FilterGrid}: enough to say how many pass each filter. */
final class RuleCounts {
    private final FilterGrid grid;
    private final long[][] cells;

    RuleCounts(FilterGrid grid) {
        this.grid = grid;
        cells = new long[grid.measures()][];
        for (int m = 0; m < cells.length; m++) {
            cells[m] = new long[(grid.countLevels() + 1) * width(m)];
        }
    }

    private int width(int measure) {
        return grid.thresholdLevels(measure) + 1;
    }

    /**
     * Counts the rules that split an itemset, in both directions.
     *
     * @param banned the items that no antecedent may hold
     */
    void addSplits(int full, int banned, int[] counts, int transactions) {
        int both = counts[full];
        int level = grid.countLevel(both);
        for (int m = 0; m < cells.length; m++) {
            long[] own = cells[m];
            int start = level * width(m);
            Measure measure = grid.measure(m);
            for (int mask = (full >> 1) + 1; mask < full; mask++) {
                int a = counts[mask];
                int b = counts[full ^ mask];
                if ((mask & banned) == 0) {
                    own[start + grid.thresholdLevel(m, measure.of(a, b, both, transactions))]++;
                }
                if ((mask & banned) == banned) {
                    own[start + grid.thresholdLevel(m, measure.of(b, a, both, transactions))]++;
                }
            }
        }
    }

    /** Takes over what another has counted, which starts at 0 again. */
    void drain(RuleCounts other) {
        for (int m = 0; m < cells.length; m++) {
            for (int c = 0; c < cells[m].length; c++) {
                cells[m][c] += other.cells[m][c];
                other.cells[m][c] = 0;
            }
        }
    }

    /** The number of rules that pass a filter of the grid. */
    long passing(RuleFilter filter) {
        int measure = grid.measureOf(filter);
        long passing = 0;
        for (int count = grid.countLevelOf(filter); count <= grid.countLevels(); count++) {
            for (int level = grid.thresholdLevelOf(filter); level < width(measure); level++) {
                passing += cells[measure][count * width(measure) + level];
            }
        }
        return passing;
    }
}
