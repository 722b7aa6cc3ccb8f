package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** From a resource to its champion. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class SweepTest {
    private static final String NOT_SERVED = "serving: {enabled: false}";

    @Test
    void anExperimentComesToItsChampion() {
        try (var lab = new Lab()) {
            lab.apply(lab.spec(3, NOT_SERVED));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().summary()).isEqualTo("6/6");
            assertThat(status.bestTrial().orElseThrow().trial()).isEqualTo(5);
            assertThat(status.modelVersion().orElseThrow().version()).isEqualTo("1");
            assertThat(lab.champion()).isEqualTo("1");
            lab.await("the run has ended", now -> now.sweepRun().orElseThrow().closed());
            assertThat(lab.sweepRuns()).hasSize(1);
            assertThat(lab.events())
                    .containsExactlyInAnyOrder(
                            "SweepStarted", "MiningComplete", "ModelRegistered", "ChampionChanged", "Ready");
            lab.nothingWasDoneTwice();
        }
    }
}
