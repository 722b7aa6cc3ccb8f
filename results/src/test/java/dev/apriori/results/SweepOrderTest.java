package dev.apriori.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.PlanHash;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepOrderTest {
    private static final Path FILES = Path.of("..", "experiment", "src", "test", "resources", "experiments", "good");

    private static SweepOrder order(AprioriExperimentSpec spec) {
        return new SweepOrder("movielens", "films", "ml", "uid-1", "kind", 3, "7", "f00d", spec);
    }

    /** One file has every field there is, the other none that has a default. */
    @ParameterizedTest
    @ValueSource(strings = {"full.yaml", "least.yaml"})
    void everyFieldOfTheSpecThatConcernsAMinerComesThrough(String file) {
        SweepOrder order = order(ExperimentFile.read(FILES.resolve(file)).getSpec());

        SweepOrder read = SweepOrder.parse(order.toJson());

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("spec.suspend", "spec.schedule", "spec.registry", "spec.serving")
                .isEqualTo(order);
        assertThat(PlanHash.of(read.spec())).isEqualTo(PlanHash.of(order.spec()));
        assertThat(read.plan().count()).isEqualTo(order.plan().count());
        assertThat(read.plan().trialsOf(0)).isEqualTo(order.plan().trialsOf(0));
    }

    @Test
    void itsTrialsMineTheDataOfItsSweep() {
        SweepOrder order = order(Given.spec(Map.of("grid", "{minSupport: ['0.1']}")));

        assertThat(order.data().bytes()).isEqualTo("file:ratings.csv#3");
        assertThat(order.trialRuns()).isEqualTo(new TrialRuns("7", "uid-1", order.data()));
    }

    @Test
    void whatANewerOperatorAddsIsLeftAlone() {
        SweepOrder order = order(Given.spec(Map.of("grid", "{minSupport: ['0.1']}")));

        assertThat(SweepOrder.parse(order.toJson().replaceFirst("\\{", "{\"shoe\":43,")))
                .isEqualTo(order);
    }

    @Test
    void whereAnEarlierOperatorDoesNotNameTheModelItIsUnknown() {
        SweepOrder order = order(Given.spec(Map.of("grid", "{minSupport: ['0.1']}")));

        assertThat(SweepOrder.parse(order.toJson().replace("\"modelName\":\"films\",", ""))
                        .modelName())
                .isEmpty();
    }

    /** So that a miner of an earlier version, which a pod template may name, lives with a new field of the server. */
    @Test
    void whatDoesNotConcernAMinerStaysAtHome() {
        String json =
                order(ExperimentFile.read(FILES.resolve("full.yaml")).getSpec()).toJson();

        assertThat(json).contains("\"dataset\"").doesNotContain("\"serving\"", "\"registry\"", "\"schedule\"");
    }

    /** An image from before these fields would refuse them. */
    @Test
    void laterFieldsThatSayWhatWasSoBeforeThemStayAtHome() {
        SweepOrder before = order(Given.spec(Map.of("grid", "{minSupport: ['0.1']}")));
        SweepOrder hybrid = order(Given.spec(Map.of("grid", "{minSupport: ['0.1'], model: [rules, hybrid]}")));

        assertThat(before.toJson()).contains("\"minSupport\"").doesNotContain("\"model\"", "\"feedback\"");
        assertThat(SweepOrder.parse(before.toJson())).isEqualTo(before);
        assertThat(hybrid.toJson()).contains("\"model\":[\"rules\",\"hybrid\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"x"}                   | namespace
            {"name":                       | Unexpected end-of-input
            ratings                        | Unrecognized token 'ratings'
            {"spec":{"grid":{}}}           | spec.grid.minSupport
            {"spec":{"gird":{}}}           | spec.dataset
            """)
    void whatIsNoOrderIsToldInOneLine(String json, String why) {
        assertThatThrownBy(() -> SweepOrder.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is no sweep's order: ")
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }
}
