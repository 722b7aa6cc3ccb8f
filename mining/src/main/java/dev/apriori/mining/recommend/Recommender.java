package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Recommends what the rules lead to: every rule whose antecedent is in the basket fires, and each item of its consequent
 * that is not in the basket gains by the {@link Ranking}. Best score first, then the item that stands first in the
 * catalogue. Safe for use by many threads.
 */
public final class Recommender {
    /** How many of the rules that led to an item are named. */
    public static final int MAX_REASONS = 3;

    private final Rules rules;
    private final Ranking ranking;
    private final int[] offsetsByItem;
    private final int[] rulesByItem;

    public Recommender(Rules rules, Ranking ranking) {
        this.rules = rules;
        this.ranking = ranking;
        int itemCount = rules.items().size();
        offsetsByItem = new int[itemCount + 1];
        for (int rule = 0; rule < rules.size(); rule++) {
            offsetsByItem[rules.antecedentItem(rule, 0) + 1]++;
        }
        Arrays.parallelPrefix(offsetsByItem, Integer::sum);
        rulesByItem = new int[rules.size()];
        int[] next = Arrays.copyOf(offsetsByItem, itemCount);
        for (int rule = 0; rule < rules.size(); rule++) {
            rulesByItem[next[rules.antecedentItem(rule, 0)]++] = rule;
        }
    }

    public Rules rules() {
        return rules;
    }

    public Ranking ranking() {
        return ranking;
    }

    /**
     * @param basket items by index, in any order, repetitions allowed
     * @param k how many to recommend at most, at least 1
     */
    public List<Recommendation> recommend(int[] basket, int k) {
        boolean[] held = new boolean[rules.items().size()];
        for (int item : basket) {
            held[item] = true;
        }
        int[] fired = fired(held);
        double[] scores = new double[held.length];
        IntArrayList scored = new IntArrayList();
        for (int rule : fired) {
            double weight = ranking.weight(rules, rule);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                int item = rules.consequentItem(rule, i);
                if (!held[item]) {
                    if (scores[item] == 0) {
                        scored.add(item);
                    }
                    scores[item] = ranking.combine(scores[item], weight);
                }
            }
        }
        return scored.intStream()
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(item -> -scores[item])
                        .thenComparing(item -> item))
                .limit(k)
                .map(item -> new Recommendation(item, scores[item], reasons(item, fired)))
                .toList();
    }

    /** The rules whose antecedent the basket holds, in the rules' order. A rule is filed under its antecedent's first item. */
    private int[] fired(boolean[] held) {
        IntArrayList fired = new IntArrayList();
        for (int item = 0; item < held.length; item++) {
            if (!held[item]) {
                continue;
            }
            for (int i = offsetsByItem[item]; i < offsetsByItem[item + 1]; i++) {
                if (holdsAntecedent(held, rulesByItem[i])) {
                    fired.add(rulesByItem[i]);
                }
            }
        }
        int[] inOrder = fired.toIntArray();
        Arrays.sort(inOrder);
        return inOrder;
    }

    private boolean holdsAntecedent(boolean[] held, int rule) {
        for (int i = 1; i < rules.antecedentSize(rule); i++) {
            if (!held[rules.antecedentItem(rule, i)]) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> reasons(int item, int[] fired) {
        List<Integer> reasons = new ArrayList<>(MAX_REASONS);
        for (int rule : fired) {
            if (Arrays.binarySearch(rules.consequent(rule), item) >= 0) {
                reasons.add(rule);
                if (reasons.size() == MAX_REASONS) {
                    break;
                }
            }
        }
        return reasons;
    }
}
