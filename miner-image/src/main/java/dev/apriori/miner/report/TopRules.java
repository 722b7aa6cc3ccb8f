package dev.apriori.miner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.FisherTest;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The best rules as JSON.
 *
 * @param rules how many there are in all
 * @param transactions how many the counts are of
 */
record TopRules(int rules, int transactions, String note, List<TopRule> top) {
    private static final int MOST = 100;
    private static final String NOTE = "The first " + MOST + " rules by lift. "
            + "A conviction that is null is infinite, for the confidence is 1: JSON has no such number.";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Item(String item, String title) {}

    /**
     * @param pValue by Fisher's exact test, not corrected
     * @param measures by mlxtend's name; null where it is infinite
     */
    private record TopRule(
            List<Item> antecedents,
            List<Item> consequents,
            int antecedentCount,
            int consequentCount,
            int count,
            double pValue,
            Map<String, Double> measures) {}

    static TopRules of(Rules rules) {
        var test = new FisherTest(rules.transactions());
        return new TopRules(
                rules.size(),
                rules.transactions(),
                NOTE,
                IntStream.range(0, Math.min(MOST, rules.size()))
                        .mapToObj(rule -> rule(rules, rule, test))
                        .toList());
    }

    private static TopRule rule(Rules rules, int rule, FisherTest test) {
        Map<String, Double> measures = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            double value = rules.measure(rule, measure);
            measures.put(measure.id(), Double.isInfinite(value) ? null : (Double) value);
        }
        return new TopRule(
                side(rules.items(), rules.antecedent(rule)),
                side(rules.items(), rules.consequent(rule)),
                rules.antecedentCount(rule),
                rules.consequentCount(rule),
                rules.count(rule),
                test.pValue(rules.antecedentCount(rule), rules.consequentCount(rule), rules.count(rule)),
                measures);
    }

    private static List<Item> side(Items items, int[] side) {
        return Arrays.stream(side)
                .mapToObj(item -> new Item(items.label(item), items.title(item)))
                .toList();
    }

    String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError("texts and numbers are always JSON", e);
        }
    }
}
