package dev.apriori.miner.server;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Models small enough to know their answers by heart. */
final class Models {
    private static final int TRANSACTIONS = 100;

    static final Items FILMS = Items.of(
            List.of("1", "2", "3", "4", "5", "a,b"),
            List.of(
                    "Jean de Florette (1986)",
                    "Manon of the Spring (1986)",
                    "Fabuleux destin d'Amélie Poulain, Le (2001)",
                    "Léon: The Professional (1994)",
                    "Prime of Miss Jean Brodie, The (1969)",
                    "Commas, Two (1999)"));

    record Rule(
            List<Integer> antecedent, List<Integer> consequent, int antecedentCount, int consequentCount, int count) {
        double lift() {
            return (double) count * TRANSACTIONS / ((double) antecedentCount * consequentCount);
        }
    }

    private Models() {}

    /** Jean de Florette leads to Manon by lift 8.75; item 5 leads nowhere. */
    static ServedModel films(String version) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("best lift", "8.75");
        facts.put("run", "http://mlflow.example/run/1");
        Rules rules = rules(
                FILMS,
                List.of(
                        rule(0, 1, 10, 8, 7),
                        rule(1, 0, 8, 10, 7),
                        rule(0, 2, 10, 40, 6),
                        rule(2, 3, 40, 30, 20),
                        rule(3, 2, 30, 40, 20),
                        rule(5, 2, 20, 40, 12),
                        new Rule(List.of(0, 2), List.of(3), 6, 30, 4)));
        return new ServedModel(
                "films", version, new Recommender(rules, Ranking.COSINE_SUM), popularity(), List.of("1", "3"), facts);
    }

    /** One rule, from the one film to the other. */
    static ServedModel pair(String version, int from, int to, List<String> inputExample) {
        Rules rules = rules(FILMS, List.of(rule(from, to, 10, 10, 5)));
        return new ServedModel(
                "films", version, new Recommender(rules, Ranking.COSINE_SUM), popularity(), inputExample, Map.of());
    }

    /** A rule leads from the first film to the second; the third is known by its similarity to the fourth alone. */
    static ServedModel hybrid() {
        Rules rules = rules(FILMS, List.of(rule(0, 1, 10, 10, 5)));
        var similarities =
                new Similarities(new int[] {0, 1, 1, 2, 3, 3, 3}, new int[] {1, 3, 2}, new float[] {0.2f, 0.5f, -0.1f});
        var recommender = new Recommender(rules, Ranking.COSINE_SUM, Optional.of(new Blend(similarities, 0.3)));
        return new ServedModel("films", "6", recommender, popularity(), List.of("1"), Map.of());
    }

    /** By item; nobody likes the last but one. */
    private static Popularity popularity() {
        return new Popularity(new int[] {10, 8, 40, 30, 0, 20});
    }

    private static Rule rule(int from, int to, int fromCount, int toCount, int count) {
        return new Rule(List.of(from), List.of(to), fromCount, toCount, count);
    }

    private static Rules rules(Items items, List<Rule> unordered) {
        List<Rule> rules = new ArrayList<>(unordered);
        rules.sort(Comparator.comparingDouble(rule -> -rule.lift()));
        return new Rules(
                items,
                TRANSACTIONS,
                sides(rules.stream().map(Rule::antecedent).toList(), counts(rules, Rule::antecedentCount)),
                sides(rules.stream().map(Rule::consequent).toList(), counts(rules, Rule::consequentCount)),
                counts(rules, Rule::count));
    }

    private static int[] counts(List<Rule> rules, ToIntFunction<Rule> count) {
        return rules.stream().mapToInt(count).toArray();
    }

    private static Rules.Sides sides(List<List<Integer>> sides, int[] counts) {
        int[] offsets = new int[sides.size() + 1];
        for (int i = 0; i < sides.size(); i++) {
            offsets[i + 1] = offsets[i] + sides.get(i).size();
        }
        int[] contents =
                sides.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
        return new Rules.Sides(offsets, contents, counts);
    }
}
