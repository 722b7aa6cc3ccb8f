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

    /**
     * The rules that pass a filter of the grid, ascending.
     *
     * @param passing how many there are
     */
    int[] passing(RuleFilter filter, int passing) {
        var passes = new Passes(filter);
        int[] rows = new int[passing];
        for (int rule = 0, found = 0; found < passing; rule++) {
            rows[found] = rule;
            found += passes.one(rule);
        }
        return rows;
    }

    /**
     * The same, where others are known not to pass.
     *
     * @param among rules that hold all that pass, ascending
     */
    int[] passing(RuleFilter filter, int passing, int[] among) {
        if (passing == among.length) {
            return among;
        }
        var passes = new Passes(filter);
        int[] rows = new int[passing];
        for (int at = 0, found = 0; found < passing; at++) {
            rows[found] = among[at];
            found += passes.one(among[at]);
        }
        return rows;
    }

    /** Without a branch: a rule that does not pass is overwritten by the next. */
    private final class Passes {
        private final int countLevel;
        private final int thresholdLevel;
        private final short[] ofCount = countLevels;
        private final short[] ofThreshold;

        Passes(RuleFilter filter) {
            countLevel = grid.countLevelOf(filter);
            thresholdLevel = grid.thresholdLevelOf(filter);
            ofThreshold = thresholdLevels[grid.measureOf(filter)];
        }

        /** 1 for a rule that passes, else 0. A difference below 0 leaves its sign. */
        int one(int rule) {
            return (ofCount[rule] - countLevel | ofThreshold[rule] - thresholdLevel) >= 0 ? 1 : 0;
        }
    }
}
