package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleMaps;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        int[] held = IntStream.of(basket).sorted().distinct().toArray();
        int[] fired = fired(held);
        Int2DoubleMap scores = scores(fired);
        var top = new TopItems(Math.min(k, Math.max(1, scores.size())));
        for (Int2DoubleMap.Entry scored : Int2DoubleMaps.fastIterable(scores)) {
            if (!holds(held, scored.getIntKey())) {
                top.offer(scored.getIntKey(), scored.getDoubleValue());
            }
        }
        List<IntArrayList> reasons = reasons(top, fired);
        return IntStream.range(0, top.size())
                .mapToObj(place -> new Recommendation(top.item(place), top.score(place), reasons.get(place)))
                .toList();
    }

    /** The rules whose antecedent the basket holds, in the rules' order. A rule is filed under its antecedent's first item. */
    private int[] fired(int[] held) {
        IntArrayList fired = new IntArrayList();
        for (int item : held) {
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

    private boolean holdsAntecedent(int[] held, int rule) {
        for (int i = 1; i < rules.antecedentSize(rule); i++) {
            if (!holds(held, rules.antecedentItem(rule, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(int[] held, int item) {
        return Arrays.binarySearch(held, item) >= 0;
    }

    private Int2DoubleMap scores(int[] fired) {
        Int2DoubleMap scores = new Int2DoubleOpenHashMap();
        for (int rule : fired) {
            double weight = ranking.weight(rules, rule);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                int item = rules.consequentItem(rule, i);
                scores.put(item, ranking.combine(scores.get(item), weight));
            }
        }
        return scores;
    }

    /** By place among the best, the first rules that led there. */
    private List<IntArrayList> reasons(TopItems top, int[] fired) {
        Int2IntMap places = new Int2IntOpenHashMap();
        places.defaultReturnValue(-1);
        List<IntArrayList> reasons = new ArrayList<>();
        for (int place = 0; place < top.size(); place++) {
            places.put(top.item(place), place);
            reasons.add(new IntArrayList(MAX_REASONS));
        }
        int missing = MAX_REASONS * top.size();
        for (int f = 0; f < fired.length && missing > 0; f++) {
            for (int i = 0; i < rules.consequentSize(fired[f]); i++) {
                int place = places.get(rules.consequentItem(fired[f], i));
                if (place >= 0 && reasons.get(place).size() < MAX_REASONS) {
                    reasons.get(place).add(fired[f]);
                    missing--;
                }
            }
        }
        return reasons;
    }
}
