package dev.apriori.miner.report;

import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The items of the best rules, and which of them those rules join.
 *
 * @param items by index, in the order in which the rules bring them
 * @param joins each pair of items on different sides of a rule, with the highest lift of such a rule
 * @param rules how many rules, from the best on, are in it
 */
record RuleGraph(Set<Integer> items, Map<Join, Double> joins, int rules) {
    private static final int MOST_ITEMS = 25;
    private static final int MOST_JOINS = 60;

    /** Two items, the one that stands first in the catalogue first. */
    record Join(int first, int second) {
        static Join of(int one, int other) {
            return new Join(Math.min(one, other), Math.max(one, other));
        }
    }

    /** The best rules, as many as a picture can hold. */
    static RuleGraph ofBest(Rules rules) {
        var graph = new RuleGraph(new LinkedHashSet<>(), new LinkedHashMap<>(), 0);
        for (int rule = 0; rule < rules.size(); rule++) {
            var more = graph.with(rules, rule);
            if (rule > 0 && (more.items.size() > MOST_ITEMS || more.joins.size() > MOST_JOINS)) {
                break;
            }
            graph = more;
        }
        return graph;
    }

    private RuleGraph with(Rules rules, int rule) {
        Set<Integer> allItems = new LinkedHashSet<>(items);
        Map<Join, Double> allJoins = new LinkedHashMap<>(joins);
        double lift = rules.measure(rule, Measure.LIFT);
        for (int antecedent : rules.antecedent(rule)) {
            for (int consequent : rules.consequent(rule)) {
                allItems.add(antecedent);
                allItems.add(consequent);
                allJoins.merge(Join.of(antecedent, consequent), lift, Math::max);
            }
        }
        return new RuleGraph(allItems, allJoins, rule + 1);
    }
}
