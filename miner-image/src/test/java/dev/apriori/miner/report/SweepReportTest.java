package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepReportTest {
    private static final int MOST_BYTES = 300_000;

    @TempDir
    Path folder;

    @Test
    void theSameSweepGivesTheSameBytes() throws IOException {
        Map<String, Path> one = SweepReport.write(folder.resolve("one"), sweep(5, 6, "lift", "confidence"));
        Map<String, Path> other = SweepReport.write(folder.resolve("other"), sweep(5, 6, "lift", "confidence"));

        assertThat(one.keySet())
                .containsExactly(
                        "summary.md", "plots/grid_lines.svg", "plots/grid_best_lift.svg", "plots/grid_rules.svg");
        one.forEach((path, file) -> assertThat(file).hasSameBinaryContentAs(other.get(path)));
    }

    @Test
    void eachCellOfASmallGridSaysItsNumber() {
        Sweep sweep = sweep(2, 3, "lift");

        List<String> objective = Svg.of(GridHeatMapPlot.ofObjective(sweep)).texts();
        List<String> rules = Svg.of(GridHeatMapPlot.ofRules(sweep)).texts();

        for (Sweep.Finisher finisher : sweep.finishers()) {
            assertThat(objective).contains(Figures.number(finisher.found().objective()));
            assertThat(rules).contains(Figures.shortCount(finisher.found().rules()));
        }
        assertThat(objective)
                .contains("metric lift", "min_support", "min_threshold", "best_lift over the grid of test");
    }

    @Test
    void aCellShowsTheBestOfItsTrials() {
        Map<String, String> two = parameters("0.1", "lift", "1", "2");
        Map<String, String> three = parameters("0.1", "lift", "1", "3");
        var sweep = new Sweep(
                "test",
                "best_lift",
                true,
                List.of(
                        new Sweep.Trial(0, two, new Sweep.Found(11.5, 70)),
                        new Sweep.Trial(1, three, new Sweep.Found(12.5, 90))));

        assertThat(Svg.of(GridHeatMapPlot.ofObjective(sweep)).texts())
                .contains("12.5")
                .doesNotContain("11.5");
        assertThat(Svg.of(GridHeatMapPlot.ofRules(sweep)).texts())
                .contains("90")
                .doesNotContain("70");
    }

    @Test
    void theLowestWinsWhereLowerIsBetter() {
        Sweep.Trial first = new Sweep.Trial(0, parameters("0.1", "lift", "1", "2"), new Sweep.Found(3, 10));
        Sweep.Trial second = new Sweep.Trial(1, parameters("0.2", "lift", "1", "2"), new Sweep.Found(2, 10));

        assertThat(new Sweep("test", "seconds", false, List.of(first, second))
                        .best()
                        .orElseThrow()
                        .trial())
                .isEqualTo(second);
    }

    @Test
    void tiesGoToMoreRulesThenToTheLowerTrial() {
        List<Sweep.Trial> trials = new ArrayList<>();
        for (long rules : new long[] {5, 7, 7}) {
            trials.add(new Sweep.Trial(trials.size(), parameters("0.1", "lift", "1", "2"), new Sweep.Found(3, rules)));
        }

        assertThat(new Sweep("test", "best_lift", true, trials).finishers())
                .extracting(finisher -> finisher.trial().number())
                .containsExactly(1, 2, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void tenThousandTrialsAreThinnedOut(int metrics) {
        String[] names = IntStream.range(0, metrics).mapToObj(i -> "metric" + i).toArray(String[]::new);
        int side = (int) Math.sqrt(10_000.0 / metrics);
        Sweep sweep = sweep(side, side, names);

        for (Plot plot : List.of(
                ParallelCoordinatesPlot.of(sweep),
                GridHeatMapPlot.ofObjective(sweep),
                GridHeatMapPlot.ofRules(sweep))) {
            assertThat(Svg.of(plot).bytes()).as(plot.title()).isBetween(20_000, MOST_BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-9, 1e12, Double.MIN_VALUE})
    void oneTrialOfAnyValueHasPlots(double value) throws IOException {
        var trial = new Sweep.Trial(0, parameters("0.1", "lift", "1", "2"), new Sweep.Found(value, 1));

        assertThat(SweepReport.write(folder, new Sweep("test", "best_lift", true, List.of(trial))))
                .hasSize(4);
    }

    @Test
    void whatFailedIsGreyAndToldWithItsReason() throws IOException {
        List<Sweep.Trial> trials = new ArrayList<>(sweep(2, 2, "lift").trials());
        trials.add(new Sweep.Trial(
                4, parameters("0.9", "lift", "0", "2"), new Sweep.Failed("more than 10 itemsets are frequent")));
        trials.add(new Sweep.Trial(5, parameters("0.9", "lift", "1", "2"), new Sweep.NothingFound()));
        var sweep = new Sweep("test", "best_lift", true, trials);

        Map<String, Path> files = SweepReport.write(folder, sweep);

        assertThat(files.get("summary.md"))
                .content()
                .contains("6 trials: 4 found rules, 1 found none, 1 failed.")
                .contains("| 1      | 4      | more than 10 itemsets are frequent |");
        assertThat(files.get("plots/grid_best_lift.svg")).content().contains("Grey: no trial there found a rule.");
        assertThat(files.get("plots/grid_lines.svg")).content().contains("Grey: trials that found no rule or failed.");
    }

    @Test
    void whereAllFailedThereIsASummaryAlone() throws IOException {
        var trial = new Sweep.Trial(0, parameters("0.1", "lift", "1", "2"), new Sweep.Failed("no memory"));

        assertThat(SweepReport.write(folder, new Sweep("test", "best_lift", true, List.of(trial))))
                .containsOnlyKeys("summary.md");
    }

    @Test
    void supportsStandInTheOrderOfTheirNumbers() {
        Sweep sweep = sweep(12, 1, "lift");

        assertThat(ParameterAxis.of("min_support", sweep).values().subList(0, 4))
                .containsExactly("0.001", "0.002", "0.003", "0.004");
        assertThat(ParameterAxis.of("min_support", sweep).values()).endsWith("0.010", "0.011", "0.012");
    }

    private static Sweep sweep(int supports, int thresholds, String... metrics) {
        var random = new Random(7);
        List<Sweep.Trial> trials = new ArrayList<>();
        for (int support = supports; support >= 1; support--) {
            for (String metric : metrics) {
                for (int threshold = 0; threshold < thresholds; threshold++) {
                    double lift = 50.0 / support + random.nextDouble();
                    trials.add(new Sweep.Trial(
                            trials.size(),
                            parameters("0.0%02d".formatted(support), metric, "" + threshold, "2"),
                            new Sweep.Found(lift, 1 + random.nextInt(400_000) / support)));
                }
            }
        }
        return new Sweep("test", "best_lift", true, trials);
    }

    private static Map<String, String> parameters(String support, String metric, String threshold, String length) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("min_support", support);
        parameters.put("metric", metric);
        parameters.put("min_threshold", threshold);
        parameters.put("max_len", length);
        return parameters;
    }
}
