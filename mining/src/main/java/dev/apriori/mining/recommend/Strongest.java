package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;

/**
 * Which of the rules that lead to an item count for it: by item a bar that their weight has to pass, and the last of
 * those rules that just reach it. Rules are told by their place in the selection.
 */
final class Strongest {
    private final boolean all;
    private final double[] bars;
    private final int[] lastAtBar;

    private Strongest(boolean all, double[] bars, int[] lastAtBar) {
        this.all = all;
        this.bars = bars;
        this.lastAtBar = lastAtBar;
    }

    static Strongest of(RuleSelection selection, Ranking ranking) {
        if (ranking.strongest() >= selection.size()) {
            return new Strongest(true, new double[0], new int[0]);
        }
        var leads = Leads.of(selection);
        double[] bars = new double[leads.items()];
        int[] lastAtBar = new int[leads.items()];
        double[] weights = new double[0];
        for (int item = 0; item < bars.length; item++) {
            int start = leads.start(item);
            int size = leads.end(item) - start;
            weights = DoubleArrays.ensureCapacity(weights, size);
            for (int i = 0; i < size; i++) {
                weights[i] = ranking.weight(selection.base(), selection.row(leads.place(start + i)));
            }
            Bar bar = Bar.of(weights, size, ranking.strongest());
            bars[item] = bar.weight();
            int left = bar.atIt();
            for (int i = 0; left > 0; i++) {
                if (weights[i] == bar.weight()) {
                    lastAtBar[item] = leads.place(start + i);
                    left--;
                }
            }
        }
        return new Strongest(false, bars, lastAtBar);
    }

    /** Whether a rule at that place counts for an item that it leads to. */
    boolean has(int item, double weight, int place) {
        return all || weight > bars[item] || (weight == bars[item] && place <= lastAtBar[item]);
    }

    /** Whether a rule counts for any item that it leads to. */
    boolean hasAny(Rules rules, int rule, double weight, int place) {
        if (all) {
            return true;
        }
        for (int i = 0; i < rules.consequentSize(rule); i++) {
            if (has(rules.consequentItem(rule, i), weight, place)) {
                return true;
            }
        }
        return false;
    }
}
