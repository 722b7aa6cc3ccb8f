package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Golden;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.BruteForceRules.Rule;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
class RulesGoldenTest {
    static List<JsonNode> counts() throws IOException {
        return Golden.entries("rules").stream()
                .filter(entry -> entry.get("rules_all").intValue() <= 8_000_000)
                .toList();
    }

    static List<JsonNode> tops() throws IOException {
        return Golden.entries("top_rules");
    }

    @ParameterizedTest
    @MethodSource("counts")
    void countsAreTheGoldenOnes(JsonNode entry) {
        List<RuleSelection> mined = mine(
                entry,
                List.of(
                        trial(entry, Measure.LIFT, "0"),
                        trial(entry, Measure.LIFT, "1"),
                        trial(entry, Measure.LIFT, "1.2"),
                        trial(entry, Measure.CONFIDENCE, "0.5"),
                        trial(entry, Measure.CONFIDENCE, "1")));
        assertThat(mined.stream().map(RuleSelection::size))
                .containsExactly(
                        entry.get("rules_all").intValue(),
                        entry.get("lift1").intValue(),
                        entry.get("lift12").intValue(),
                        entry.get("conf05").intValue(),
                        entry.get("conf1").intValue());
        assertThat(mined.get(0).best(Measure.LIFT).orElseThrow())
                .isCloseTo(entry.get("max_lift").doubleValue(), within(1e-9));
        RuleSelection confident = mined.get(3);
        assertThat(IntStream.range(0, confident.size())
                        .filter(i -> confident.base().measure(confident.row(i), Measure.LIFT) >= 1)
                        .count())
                .isEqualTo(entry.get("lift1_conf05").longValue());
    }

    /** The file's lifts are mlxtend's, which can differ in the last bit between both directions: exact counts do not. */
    @ParameterizedTest
    @MethodSource("tops")
    void theBestRulesAreTheGoldenOnesInTheOrderOfExactCounts(JsonNode entry) {
        List<Rule> golden = StreamSupport.stream(entry.get("rules").spliterator(), false)
                .map(RulesGoldenTest::rule)
                .sorted(BruteForceRules.ORDER)
                .toList();
        Rules rules = best(entry);
        assertThat(IntStream.range(0, golden.size()).mapToObj(row -> labelled(rules, row)))
                .containsExactlyElementsOf(golden);
    }

    @ParameterizedTest
    @MethodSource("tops")
    void theBestRulesHaveMlxtendsNumbers(JsonNode entry) {
        Rules rules = best(entry);
        Map<Rule, Integer> rows =
                IntStream.range(0, 100).boxed().collect(Collectors.toMap(row -> labelled(rules, row), row -> row));
        for (JsonNode golden : entry.get("rules")) {
            int row = rows.get(rule(golden));
            for (Measure measure : Measure.values()) {
                assertThat(rules.measure(row, measure))
                        .as("%s of rule %d", measure.id(), row)
                        .isCloseTo(golden.get(measure.id()).doubleValue(), within(1e-12));
            }
        }
    }

    private static Rules best(JsonNode entry) {
        return mine(entry, List.of(trial(entry, Measure.LIFT, "0"))).get(0).toRules();
    }

    private static Rule rule(JsonNode golden) {
        return new Rule(
                ids(golden.get("antecedent")),
                ids(golden.get("consequent")),
                golden.get("count_A").intValue(),
                golden.get("count_C").intValue(),
                golden.get("count_AC").intValue());
    }

    private static Rule labelled(Rules rules, int row) {
        return new Rule(
                labels(rules, rules.antecedent(row)),
                labels(rules, rules.consequent(row)),
                rules.antecedentCount(row),
                rules.consequentCount(row),
                rules.count(row));
    }

    private static TrialSettings trial(JsonNode entry, Measure metric, String threshold) {
        return new TrialSettings(
                new Support(entry.get("min_support").decimalValue()), metric, new BigDecimal(threshold));
    }

    private static List<RuleSelection> mine(JsonNode entry, List<TrialSettings> trials) {
        Transactions transactions = Golden.transactions(entry.get("dataset").textValue());
        return MiningPass.run(
                        transactions,
                        trials,
                        Golden.maxLength(entry),
                        () -> Budget.startingNow(50_000_000, 10_000_000, Duration.ofMinutes(5)),
                        2)
                .stream()
                .map(outcome -> ((TrialOutcome.Mined) outcome).rules())
                .toList();
    }

    private static List<Integer> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
    }

    private static List<Integer> labels(Rules rules, int[] items) {
        return IntStream.of(items)
                .mapToObj(item -> Integer.valueOf(rules.items().label(item)))
                .toList();
    }
}
