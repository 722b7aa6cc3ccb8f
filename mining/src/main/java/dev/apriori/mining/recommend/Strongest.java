package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.doubles.DoubleHeapPriorityQueue;

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
        int items = selection.base().items().size();
        var heaviest = new DoubleHeapPriorityQueue[items];
        forEachLead(selection, ranking, (item, weight, place) -> {
            if (heaviest[item] == null) {
                heaviest[item] = new DoubleHeapPriorityQueue();
            }
            offer(heaviest[item], weight, ranking.strongest());
        });
        double[] bars = new double[items];
        int[] atBar = new int[items];
        for (int item = 0; item < items; item++) {
            if (heaviest[item] != null && heaviest[item].size() == ranking.strongest()) {
                bars[item] = heaviest[item].firstDouble();
                atBar[item] = leastOnes(heaviest[item]);
            }
        }
        int[] lastAtBar = new int[items];
        forEachLead(selection, ranking, (item, weight, place) -> {
            if (weight == bars[item] && atBar[item] > 0) {
                atBar[item]--;
                lastAtBar[item] = place;
            }
        });
        return new Strongest(false, bars, lastAtBar);
    }

    private static void offer(DoubleHeapPriorityQueue heaviest, double weight, int most) {
        if (heaviest.size() < most) {
            heaviest.enqueue(weight);
        } else if (weight > heaviest.firstDouble()) {
            heaviest.dequeueDouble();
            heaviest.enqueue(weight);
        }
    }

    private static int leastOnes(DoubleHeapPriorityQueue queue) {
        double least = queue.firstDouble();
        int ones = 0;
        while (!queue.isEmpty() && queue.firstDouble() == least) {
            queue.dequeueDouble();
            ones++;
        }
        return ones;
    }

    @FunctionalInterface
    private interface Lead {
        void accept(int item, double weight, int place);
    }

    private static void forEachLead(RuleSelection selection, Ranking ranking, Lead lead) {
        Rules rules = selection.base();
        for (int place = 0; place < selection.size(); place++) {
            int rule = selection.row(place);
            double weight = ranking.weight(rules, rule);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                lead.accept(rules.consequentItem(rule, i), weight, place);
            }
        }
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
