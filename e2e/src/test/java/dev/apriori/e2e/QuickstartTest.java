package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.e2e.cluster.ShellPod;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import org.junit.jupiter.api.Test;

/** What the first page of the documentation promises. */
@EndToEnd
class QuickstartTest {
    @Test
    void theExampleIsMinedRegisteredAndServed(World world, TestNamespace namespace) {
        world.operator();
        LiveExperiment quickstart =
                Drafts.quickstart(namespace).applyIn(namespace).awaitReady();

        AprioriExperimentStatus status = quickstart.status();
        assertThat(status.trials().summary()).isEqualTo("16/16");
        assertThat(status.model().uri()).isEqualTo("models:/" + namespace.name() + "/1");
        assertThat(status.serving().activeVersion()).isEqualTo("1");
        quickstart.awaitStatus("two servers", now -> now.serving().readyReplicas() == 2);

        Results results = world.results(namespace);
        results.assertMinedOnce(16);
        assertThat(results.sweeps()).hasSize(1);
        assertThat(results.alias("champion")).contains("1");
        assertThat(results.alias("candidate")).contains("1");
        assertThat(results.versions()).isEqualTo(1);

        quickstart.await("end of all Jobs", () -> quickstart.jobs().isEmpty());
        assertThat(quickstart.row())
                .contains("PHASE", "TRIALS", "BEST", "MODEL", "READY")
                .contains("Ready", "16/16", "models:/" + namespace.name() + "/1", "True");
        assertThat(quickstart.events())
                .containsSubsequence("SweepStarted", "MiningComplete", "ModelRegistered", "Serving", "Ready")
                .doesNotHaveDuplicates();
        assertThat(namespace.kubectl().run("describe", "apx", "quickstart").orFail())
                .containsSubsequence(
                        "Events:",
                        "SweepStarted",
                        "16 trials succeeded",
                        "models:/" + namespace.name() + "/1, of trial 9 with 8.08081",
                        "version 1 answers at " + status.serving().url());
    }

    @Test
    void anyPodCanAskTheService(World world, TestNamespace namespace) {
        world.operator();
        LiveExperiment quickstart = Drafts.quickstart(namespace)
                .with("serving.replicas", 1)
                .applyIn(namespace)
                .awaitReady();
        JsonNode item = quickstart.service().ask("items?limit=1").at("/items/0");

        String answer = new ShellPod(namespace, world.settings().shellImage())
                .run("wget -qO- '" + quickstart.status().serving().url() + "/recommend?k=3&items="
                        + item.path("item").asText() + "'");

        assertThat(answer).contains("\"version\":\"1\"").contains("\"recommendations\":[{");
    }
}
