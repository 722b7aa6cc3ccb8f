package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Draft;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.results.TrialTags;
import org.junit.jupiter.api.Test;

/** Experiments that know nothing of each other. */
@EndToEnd
class CoexistenceTest {
    @Test
    void twoOfOneNameInTwoNamespacesAndOneMlflowExperiment(World world, TestNamespace one, TestNamespace other) {
        world.operator();
        LiveExperiment first = served(one, one).applyIn(one);
        LiveExperiment second = served(other, one).applyIn(other);
        first.awaitReady();
        second.awaitReady();

        assertThat(first.service().ask("model").path("name").asText()).isEqualTo(one.name());
        assertThat(second.service().ask("model").path("name").asText()).isEqualTo(other.name());
        world.results(one).assertMinedOnce(2 * 16);
        assertThat(world.results(one).trials())
                .filteredOn(run -> run.tag(TrialTags.NAMESPACE).equals(other.name()))
                .hasSize(16);

        first.delete();
        first.awaitGone();
        assertThat(second.service().version()).contains("1");
    }

    private static Draft served(TestNamespace namespace, TestNamespace inMlflow) {
        return Drafts.quickstart(namespace)
                .with("tracking.experimentName", inMlflow.name())
                .with("serving.replicas", 1);
    }
}
