package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.model.RandomRules;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialReportTest {
    @TempDir
    Path folder;

    @Test
    void theSameRulesGiveTheSameBytes() throws IOException {
        Rules rules = RandomRules.of(new Random(4), 40, 3000);

        Map<String, Path> one = new RulesReport().write(folder.resolve("one"), rules);
        Map<String, Path> other = new RulesReport().write(folder.resolve("other"), rules);

        assertThat(one.keySet())
                .containsExactly("top_rules.json", "plots/support_confidence.svg", "plots/rule_network.svg");
        one.forEach((path, file) -> assertThat(file).hasSameBinaryContentAs(other.get(path)));
    }

    @Test
    void thePlotsSayWhichRulesTheyShow() throws IOException {
        Rules rules = rules(Items.of(List.of("a", "b")), 7, 10, 8, 609);

        assertThat(new RulesReport().write(folder, rules).get("plots/rule_network.svg"))
                .content()
                .contains("from 609 transactions · support from 0.01149 · confidence from 0.7 · lift 53.29 to 53.29");
    }

    @Test
    void rulesOfWhichTheBestAreTheSameShareTheirNetwork() throws IOException {
        var report = new RulesReport();

        Map<String, Path> all = report.write(folder.resolve("all"), first(3000));
        Map<String, Path> most = report.write(folder.resolve("most"), first(2000));
        Map<String, Path> few = report.write(folder.resolve("few"), first(3));

        assertThat(most.get("plots/rule_network.svg")).isEqualTo(all.get("plots/rule_network.svg"));
        assertThat(most.get("plots/support_confidence.svg")).isNotEqualTo(all.get("plots/support_confidence.svg"));
        assertThat(few.get("plots/rule_network.svg"))
                .isNotEqualTo(all.get("plots/rule_network.svg"))
                .content()
                .contains("The 3 rules of highest lift");
    }

    /** The same ones, and more of them for more. */
    private static Rules first(int rules) {
        return RandomRules.of(new Random(4), 40, rules);
    }

    @Test
    void theTopRulesAreJsonWithLabelsTitlesAndAllMeasures() throws IOException {
        Rules rules = rules(Items.of(List.of("1131", "1132"), List.of("Jean de Florette", "Manon")), 7, 10, 8, 609);

        JsonNode json = topRules(rules);

        assertThat(json.at("/rules").asInt()).isEqualTo(2);
        assertThat(json.at("/top/0/antecedents/0/item").asText()).isEqualTo("1131");
        assertThat(json.at("/top/0/consequents/0/title").asText()).isEqualTo("Manon");
        assertThat(json.at("/top/0/measures").size()).isEqualTo(Measure.values().length);
        assertThat(json.at("/top/0/measures/lift").asDouble()).isEqualTo(53.2875);
        assertThat(json.at("/top/0/count").asInt()).isEqualTo(7);
    }

    @Test
    void anInfiniteConvictionIsNullAndExplained() throws IOException {
        Rules certain = rules(Items.of(List.of("a", "b")), 7, 7, 9, 100);

        JsonNode json = topRules(certain);

        assertThat(json.at("/top/0/measures/conviction").isNull()).isTrue();
        assertThat(json.at("/note").asText()).contains("null is infinite");
    }

    @Test
    void ofManyRulesAHundredAreTopRules() throws IOException {
        assertThat(topRules(RandomRules.of(new Random(1), 30, 500)).get("top")).hasSize(100);
    }

    @Test
    void theSummaryTellsSettingsFindingsRulesAndHowWellTheyRecommend() throws IOException {
        Rules rules = rules(Items.of(List.of("1", "2"), List.of("Heat | (1995)", "Ronin (1998)")), 7, 10, 8, 609);

        String summary = Files.readString(report().write(folder, rules));

        assertThat(summary)
                .contains("# movielens-0012")
                .contains("2 rules from 609 transactions. Best: Heat | (1995) → Ronin (1998), lift 53.29.")
                .contains("| min_support | 0.01  |")
                .contains("| 215,433 |")
                .contains("| Heat \\| (1995) | Ronin (1998)   | 53.29 | 0.7        | 0.01149 | 7            |")
                .contains(
                        "| most popular | 0.095 (0.074–0.121) | 0.057 (0.046–0.068) | 0.011         | 1             |")
                .contains("| cosine_sum | 0.168 (0.140–0.200) | 0.096 (0.080–0.112) | 0.029         | 0.9           |")
                .contains("Of the 2 with the highest lift 1 is significant");
    }

    @Test
    void withoutRulesThereAreNoPlots() throws IOException {
        Rules none = RandomRules.of(new Random(1), 10, 0);

        assertThat(new RulesReport().write(folder, none)).containsOnlyKeys("top_rules.json");
        assertThat(report().write(folder, none)).content().contains("No rule passed the thresholds.");
    }

    private static TrialReport report() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("min_support", "0.01");
        parameters.put("metric", "lift");
        return new TrialReport(
                "movielens-0012",
                parameters,
                Map.of("itemsets", 215_433.0, "top_rules_significant", 1.0),
                Map.of("most popular", new Quality(0.095, 0.057, 0.011, 1, 604, 0.14, 0.29)),
                Map.of("cosine_sum", new Quality(0.168, 0.096, 0.029, 0.9, 604, 0.2, 0.37)));
    }

    private JsonNode topRules(Rules rules) throws IOException {
        Path file = new RulesReport().write(folder, rules).get("top_rules.json");
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(Files.readString(file));
    }

    /** The rule from the first item to the second, and the other way round. */
    static Rules rules(Items items, int both, int first, int second, int transactions) {
        int[] offsets = {0, 1, 2};
        return new Rules(
                items,
                transactions,
                new Rules.Sides(offsets, new int[] {0, 1}, new int[] {first, second}),
                new Rules.Sides(offsets, new int[] {1, 0}, new int[] {second, first}),
                new int[] {both, both});
    }
}
