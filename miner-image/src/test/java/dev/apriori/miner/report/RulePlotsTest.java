package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.model.RandomRules;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.Rules;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePlotsTest {
    private static final int MOST_BYTES = 300_000;
    private static final int LEGEND_AND_HIGHLIGHT = 10;

    @Test
    void aHundredThousandRulesAreThinnedOut() {
        Rules rules = RandomRules.of(new Random(2), 200, 100_000);

        Svg svg = Svg.of(SupportConfidencePlot.of(rules, ""));

        assertThat(svg.count("circle")).isBetween(100, 1_500 + LEGEND_AND_HIGHLIGHT);
        assertThat(svg.bytes()).isLessThan(MOST_BYTES);
        assertThat(svg.texts())
                .contains(
                        "100,000 rules by support and confidence",
                        "Of rules that lie close together the one of highest lift is shown.");
    }

    @Test
    void fewRulesAreAllShown() {
        Svg svg = Svg.of(SupportConfidencePlot.of(RandomRules.of(new Random(2), 200, 700), ""));

        assertThat(svg.count("circle")).isBetween(700, 700 + LEGEND_AND_HIGHLIGHT);
        assertThat(svg.texts()).noneMatch(text -> text.contains("close together"));
    }

    @Test
    void theBestRuleIsNamed() {
        Rules rules = TrialReportTest.rules(
                Items.of(List.of("1", "2"), List.of("Jean de Florette (1986)", "Manon of the Spring (1986)")),
                7,
                10,
                8,
                609);

        Svg svg = Svg.of(SupportConfidencePlot.of(rules, "min_support 0.01 · metric lift"));

        assertThat(svg.texts())
                .contains(
                        "Jean de Florette (1986) → Manon of the Spring (1986), lift 53.29",
                        "min_support 0.01 · metric lift");
    }

    /** Where all rules have the same support, the same lift, or lifts far below 1. */
    @ParameterizedTest
    @CsvSource({
        "1,1,1,1",
        "1,1,1,1000000",
        "7,10,8,609",
        "5,5,5,5",
        "1,900,900,1000",
        "1,999,999,1000",
        "100,100,100,609"
    })
    void everyRulePlotHasScalesThatFit(int both, int first, int second, int transactions) {
        Rules rules = TrialReportTest.rules(Items.of(List.of("a", "b")), both, first, second, transactions);

        assertThat(Svg.of(SupportConfidencePlot.of(rules, "")).count("circle")).isGreaterThanOrEqualTo(2);
        assertThat(Svg.of(RuleNetworkPlot.of(RuleGraph.ofBest(rules), rules.items(), ""))
                        .texts())
                .contains("a", "b");
    }

    @Test
    void titlesMayHoldAnything() {
        String nasty = "<script>\"id=\"plot1\" & x1=\"1.23456\" ]]> \u0001\uFFFF 日本語 😀";
        Rules rules =
                TrialReportTest.rules(Items.of(List.of("1", "2"), List.of(nasty, "😀".repeat(200))), 7, 10, 8, 609);

        assertThat(Svg.of(SupportConfidencePlot.of(rules, "a < b & c")).texts())
                .anyMatch(text -> text.contains("<script>\"id=\"plot1\" & x1=\"1.23456\" ]]>"));
        assertThat(Svg.of(RuleNetworkPlot.of(RuleGraph.ofBest(rules), rules.items(), "a < b & c"))
                        .texts())
                .contains("😀".repeat(27) + "…");
    }

    @Test
    void theNetworkShowsTheItemsOfTheBestRules() {
        Rules rules = RandomRules.of(new Random(3), 100, 5000);

        RuleGraph graph = RuleGraph.ofBest(rules);
        Svg svg = Svg.of(RuleNetworkPlot.of(RuleGraph.ofBest(rules), rules.items(), ""));

        assertThat(graph.items()).hasSizeBetween(20, 25);
        assertThat(svg.bytes()).isLessThan(MOST_BYTES);
        assertThat(svg.texts())
                .contains("The " + graph.rules() + " rules of highest lift")
                .containsAll(graph.items().stream()
                        .map(item -> Titles.shortened(rules.items().title(item), 28))
                        .toList());
    }

    @Test
    void bothDirectionsOfAPairAreOneLine() {
        Rules rules = TrialReportTest.rules(Items.of(List.of("a", "b")), 7, 10, 8, 609);

        assertThat(RuleGraph.ofBest(rules).joins()).hasSize(1);
    }
}
