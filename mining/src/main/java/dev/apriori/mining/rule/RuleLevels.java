package dev.apriori.mining.rule;

/** The levels of a table's rules in a {@link FilterGrid}, so that many filters choose their rules quickly. */
final class RuleLevels {
    private final FilterGrid grid;
    private final short[] countLevels;
    private final short[][] thresholdLevels;

    RuleLevels(Rules rules, FilterGrid grid, int threads) {
        this.grid = grid;
        countLevels = new short[rules.size()];
        thresholdLevels = new short[grid.measures()][rules.size()];
        Chunks.run(rules.size(), threads, (from, to) -> {
            for (int rule = from; rule < to; rule++) {
                countLevels[rule] = (short) grid.countLevel(rules.count(rule));
                for (int m = 0; m < thresholdLevels.length; m++) {
                    double value = rules.measure(rule, grid.measure(m));
                    thresholdLevels[m][rule] = (short) grid.thresholdLevel(m, value);
                }
            }
        });
    }

    /** The rules that pass a filter of the grid; their number is known. */
    int[] passing(RuleFilter filter, int passing) {
        int countLevel = grid.countLevelOf(filter);
        int thresholdLevel = grid.thresholdLevelOf(filter);
        short[] levels = thresholdLevels[grid.measureOf(filter)];
        int[] rows = new int[passing];
        // Without a branch: a rule that does not pass is overwritten by the next. A difference below 0 leaves its sign.
        for (int rule = 0, found = 0; found < passing; rule++) {
            rows[found] = rule;
            found += (countLevels[rule] - countLevel | levels[rule] - thresholdLevel) >= 0 ? 1 : 0;
        }
        return rows;
    }
}
