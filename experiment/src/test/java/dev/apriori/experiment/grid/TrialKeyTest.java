package dev.apriori.experiment.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.Algorithm;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Columns;
import dev.apriori.experiment.api.Dataset;
import dev.apriori.experiment.api.DatasetFeedback;
import dev.apriori.experiment.api.Execution;
import dev.apriori.experiment.api.Execution.Engine;
import dev.apriori.experiment.api.ModelKind;
import dev.apriori.experiment.api.RuleMetric;
import dev.apriori.experiment.api.RulesSpec;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialKeyTest {
    private static final String DIGEST = "ab".repeat(32);

    /** Keys stand in MLflow for years: this one changes only when all trials are to be mined again. */
    @Test
    void aKeyStaysWhatItIs() {
        assertThat(TrialKey.of(DataIdentity.of(Specs.dataset(DIGEST), 1), parameters("0.01")))
                .hasToString("9c73c255ba9f31750b47");
    }

    @Test
    void anotherModelMakesAnotherTrialAndAnotherPlanAndMinesTheSamePass() {
        DataIdentity data = DataIdentity.of(Specs.dataset(DIGEST), 1);
        Grid both = Grid.of(Specs.of(Specs.models(Specs.grid(2, 1, 1, 1, 1, 1), ModelKind.values())));
        assertThat(both.size()).isEqualTo(4);
        assertThat(both.passes()).isEqualTo(1);
        Grid rules = Grid.of(Specs.of(Specs.grid(2, 1, 1, 1, 1, 1)));
        for (int trial = 0; trial < rules.size(); trial++) {
            assertThat(both.trial(trial)).isEqualTo(rules.trial(trial));
            assertThat(TrialKey.of(data, both.trial(trial + 2).parameters()))
                    .isNotEqualTo(TrialKey.of(data, both.trial(trial).parameters()));
            assertThat(both.trial(trial + 2).parameters().byName()).containsEntry("model", "hybrid");
        }
        assertThat(PlanHash.of(Specs.of(Specs.models(Specs.grid(2, 1, 1, 1, 1, 1), ModelKind.HYBRID))))
                .isNotEqualTo(PlanHash.of(Specs.of(Specs.grid(2, 1, 1, 1, 1, 1))));
    }

    @Test
    void trailingZerosMakeNoOtherTrial() {
        DataIdentity data = DataIdentity.of(Specs.dataset(DIGEST), 1);
        assertThat(TrialKey.of(data, parameters("0.10"))).isEqualTo(TrialKey.of(data, parameters("0.1")));
    }

    @Test
    void otherSettingsOrOtherDataMakeAnotherTrial() {
        DataIdentity data = DataIdentity.of(Specs.dataset(DIGEST), 1);
        assertThat(TrialKey.of(data, parameters("0.1"))).isNotEqualTo(TrialKey.of(data, parameters("0.2")));
        assertThat(TrialKey.of(DataIdentity.of(Specs.csv(new Columns("u", "i", "")), 1), parameters("0.1")))
                .isNotEqualTo(TrialKey.of(DataIdentity.of(Specs.csv(new Columns("u", "x", "")), 1), parameters("0.1")));
    }

    @Test
    void dataOfKnownDigestIsTheSameInEverySweepAndOtherDataIsNot() {
        assertThat(DataIdentity.of(Specs.dataset(DIGEST), 1)).isEqualTo(DataIdentity.of(Specs.dataset(DIGEST), 2));
        assertThat(DataIdentity.of(Specs.dataset(null), 1).bytes()).isEqualTo("file:///data/ratings.csv#1");
        assertThat(DataIdentity.of(Specs.dataset(null), 2)).isNotEqualTo(DataIdentity.of(Specs.dataset(null), 1));
    }

    @Test
    void dataWithFeedbackAreTheirSweepsAlsoWhereTheFilesDigestIsKnown() {
        Dataset plain = Specs.dataset(DIGEST);
        DataIdentity first = DataIdentity.of(withFeedback(plain, "4"), 1);
        assertThat(DataIdentity.of(withFeedback(plain, "4"), 2)).isNotEqualTo(first);
        assertThat(DataIdentity.of(withFeedback(plain, "4"), 1)).isEqualTo(first);
        assertThat(TrialKey.of(first, parameters("0.1")))
                .isNotEqualTo(TrialKey.of(DataIdentity.of(plain, 1), parameters("0.1")))
                .isNotEqualTo(TrialKey.of(DataIdentity.of(withFeedback(plain, "5"), 1), parameters("0.1")));
    }

    private static Dataset withFeedback(Dataset plain, String watchedRating) {
        return new Dataset(
                plain.format(),
                plain.uri(),
                null,
                plain.sha256(),
                null,
                null,
                null,
                null,
                new DatasetFeedback("file:///feedback", null, watchedRating, null));
    }

    @Test
    void aPlanChangesWithWhatIsMinedAndNotWithHowFast() {
        AprioriExperimentSpec spec = Specs.of(Specs.grid(2, 1, 1, 1, 1, 1));
        assertThat(PlanHash.of(Specs.of(Specs.grid(3, 1, 1, 1, 1, 1)))).isNotEqualTo(PlanHash.of(spec));
        assertThat(PlanHash.of(Specs.of(
                        true, spec.grid(), null, null, null, spec.serving().enabled(false))))
                .isEqualTo(PlanHash.of(spec));
        var bySpark = new Execution(Engine.SPARK, 8, null, null, null, null, null, null);
        assertThat(PlanHash.of(Specs.of(false, spec.grid(), null, bySpark, null, null)))
                .isEqualTo(PlanHash.of(spec));
        assertThat(PlanHash.of(spec).text()).hasSize(20);
    }

    @Test
    void whatIsAskedOfRulesMakesAnotherTrialAndAnotherPlanAndTheOrderOfItemsDoesNot() {
        DataIdentity data = DataIdentity.of(Specs.dataset(DIGEST), 1);
        TrialKey any = TrialKey.of(data, parameters("0.1"));
        TrialKey some = TrialKey.of(data, parameters("0.1", wanted("0.05", "1", "2")));
        assertThat(some).isNotEqualTo(any);
        assertThat(TrialKey.of(data, parameters("0.1", wanted("0.050", "2", "1"))))
                .isEqualTo(some);
        assertThat(TrialKey.of(data, parameters("0.1", wanted("0.05", "1,2")))).isNotEqualTo(some);
        assertThat(TrialKey.of(data, parameters("0.1", RulesSpec.ANY))).isEqualTo(any);
        assertThat(PlanHash.of(Specs.of(RulesSpec.ANY))).isEqualTo(PlanHash.of(Specs.of(Specs.grid(1, 1, 1, 1, 1, 1))));
        assertThat(PlanHash.of(Specs.of(wanted("0.05")))).isNotEqualTo(PlanHash.of(Specs.of(RulesSpec.ANY)));
    }

    private static RulesSpec wanted(String maxPValue, String... mustNotContain) {
        return new RulesSpec(maxPValue, null, null, List.of(mustNotContain), null);
    }

    private static TrialParameters parameters(String minSupport) {
        return parameters(minSupport, RulesSpec.ANY);
    }

    private static TrialParameters parameters(String minSupport, RulesSpec rules) {
        return new TrialParameters(
                new BigDecimal(minSupport),
                RuleMetric.LIFT,
                new BigDecimal("1"),
                2,
                new BigDecimal("3.5"),
                1,
                Algorithm.AUTO,
                ModelKind.RULES,
                rules);
    }
}
