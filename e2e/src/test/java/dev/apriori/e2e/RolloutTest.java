package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Asking;
import dev.apriori.e2e.experiment.Draft;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a new version comes to answer, and what becomes of one that will not. */
@EndToEnd
class RolloutTest {
    @Test
    void aServerThatCannotStartLeavesTheOldOneServing(World world, TestNamespace namespace) {
        world.operator();
        LiveExperiment experiment = served(namespace).applyIn(namespace).awaitReady();
        try (Asking asking = Asking.of(experiment.service())) {
            experiment.patch("""
                    {"serving": {"rolloutTimeout": "15s", "podTemplate":
                      {"spec": {"containers": [{"name": "server", "image": "localhost/none:1"}]}}}}""");
            experiment.awaitPhase(Phase.DEGRADED);

            assertThat(experiment.status().serving().lastFailure().message()).contains("localhost/none:1");
            assertThat(experiment.service().version()).contains("1");
            assertThat(world.results(namespace).alias("champion")).contains("1");

            experiment.patch("{\"serving\": {\"podTemplate\": null}}");
            experiment.awaitReady();
            asking.assertAlwaysAnswered();
        }
    }

    @Test
    void aBetterVersionTakesOverWithoutAGap(World world, TestNamespace namespace) {
        world.operator();
        Draft first = served(namespace).with("grid.minSupport", List.of("0.1"));
        LiveExperiment experiment = first.applyIn(namespace).awaitReady();
        try (Asking asking = Asking.of(experiment.service())) {
            first.with("grid.minSupport", List.of("0.1", "0.02"))
                    .applyIn(namespace)
                    .awaitStatus(
                            "version 2",
                            status -> status.serving().activeVersion().equals("2"))
                    .awaitReady();

            experiment.await("answer of version 2", () -> asking.last().equals("2"));
            asking.assertAlwaysAnswered();
            assertThat(asking.versions()).containsExactly("1", "2");
        }
        Results results = world.results(namespace);
        assertThat(results.alias("champion")).contains("2");
        assertThat(results.versions()).isEqualTo(2);
        experiment.await(
                "end of version 1's server", () -> experiment.deployments().size() == 1);
    }

    private static Draft served(TestNamespace namespace) {
        return Drafts.oneTrialAJob(namespace, 1)
                .with("execution.trialsPerJob", "Auto")
                .with("serving.enabled", true)
                .with("serving.replicas", 1);
    }
}
