package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.model.RulesFile;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.data.ItemTitles;
import dev.apriori.mining.data.Ratings;
import dev.apriori.mining.data.ReadLimits;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Preprocessing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The study's best rule set: pairs that one user in a hundred likes. */
@EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
class StudyGoldenTest {
    private static Rules rules;

    @TempDir
    Path folder;

    @BeforeAll
    static void mine() {
        Path data = Path.of(System.getProperty("apriori.data"), "ml-latest-small");
        Ratings ratings = (Ratings) DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(data.resolve("ratings.csv"));
        var titled = ratings.titled(ItemTitles.read(data.resolve("movies.csv"), ReadLimits.DEFAULT));
        var trial = new TrialSettings(Support.parse("0.01"), Measure.LIFT, new BigDecimal("0.1"));
        TrialOutcome outcome = MiningPass.run(
                        new Preprocessing(new BigDecimal("3.5"), 1).apply(titled),
                        List.of(trial),
                        2,
                        () -> Budget.startingNow(1_000_000, 1_000_000, Duration.ofMinutes(1)),
                        1)
                .getFirst();
        rules = ((TrialOutcome.Mined) outcome).rules().toRules();
    }

    @Test
    void itsFileIsBelowTenMegabytesAndReadBackWhole() throws IOException {
        Path file = folder.resolve("rules.parquet");

        RulesFile.write(file, rules);
        Rules read = RulesFile.read(file, rules.items());

        assertThat(Files.size(file)).isLessThan(10_000_000);
        assertThat(read.size()).isEqualTo(427_088);
        assertThat(read.measure(0, Measure.LIFT)).isEqualTo(53.2875);
        assertThat(read.measure(427_087, Measure.LIFT)).isEqualTo(rules.measure(427_087, Measure.LIFT));
    }

    @Test
    void itsPlotsNameWhatWasFoundAndAreSmall() {
        Svg scatter = Svg.of(SupportConfidencePlot.of(rules, ""));
        Svg network = Svg.of(RuleNetworkPlot.of(RuleGraph.ofBest(rules), rules.items(), ""));

        assertThat(scatter.bytes()).isLessThan(300_000);
        assertThat(scatter.texts())
                .contains("427,088 rules by support and confidence")
                .anyMatch(text -> text.contains("Jean de Florette") && text.endsWith(", lift 53.29"));
        assertThat(network.bytes()).isLessThan(300_000);
        assertThat(network.texts()).contains("Jean de Florette", "Manon of the Spring", "The Spy Who Loved Me");
    }
}
