package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Draft;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.experiment.Load;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A new version that gets its first requests beside the old one. */
@EndToEnd
@Isolated("holds twice the pods, and loads them")
class CanaryTest {
    @Test
    void aVersionThatDoesWellGetsMoreAndThenAllWithoutAFailedRequest(World world, TestNamespace namespace) {
        world.operator();
        Draft first = served(namespace, "ErrorRate", "LatencyP99");
        LiveExperiment experiment = first.applyIn(namespace).awaitReady();
        Load load = Load.on(experiment, item(experiment), world.settings().shellImage());

        better(first).applyIn(namespace);
        experiment.awaitStatus(
                "a canary", status -> status.serving().runningCanary().isPresent());
        assertThat(experiment.status().serving().activeVersion()).isEqualTo("1");
        experiment
                .awaitStatus(
                        "version 2", status -> status.serving().activeVersion().equals("2"))
                .awaitReady()
                .await(
                        "end of version 1's server",
                        () -> experiment.deployments().size() == 1);

        load.assertAllAnswered();
        assertThat(load.answers().keySet()).containsExactly("1", "2");
        assertThat(experiment.events())
                .containsSubsequence("CanaryStarted", "CanaryRaised", "CanaryPromoted", "Serving", "Ready");
        Results results = world.results(namespace);
        assertThat(results.alias("champion")).contains("2");
    }

    @Test
    void aVersionThatPeopleLikeLessIsTakenBackWithoutAFailedRequest(World world, TestNamespace namespace) {
        world.operator();
        Draft first = served(namespace, "OnlineHitRate")
                .with("serving.feedback", Map.of("sink", "File", "volume", Map.of("emptyDir", Map.of())));
        LiveExperiment experiment = first.applyIn(namespace).awaitReady();
        Load load =
                Load.withFeedback(experiment, item(experiment), world.settings().shellImage());

        better(first).applyIn(namespace);
        experiment
                .awaitPhase(Phase.DEGRADED)
                .await(
                        "end of version 2's server",
                        () -> experiment.deployments().size() == 1);

        load.assertAllAnswered();
        assertThat(load.answers().keySet()).containsExactly("1", "2");
        assertThat(experiment.status().serving().activeVersion()).isEqualTo("1");
        assertThat(experiment.status().serving().lastFailure().message())
                .contains("its online hit rate is 0.0 % of", "the old one's 100.0 % of");
        assertThat(experiment.events()).containsSubsequence("CanaryStarted", "RolloutFailed", "Degraded");
        assertThat(world.results(namespace).alias("champion")).contains("1");
    }

    @Test
    void oneThatRefusesRequestsIsTakenBackAndTheOldOneRefusesNone(World world, TestNamespace namespace) {
        world.operator();
        LiveExperiment experiment =
                served(namespace, "ErrorRate").applyIn(namespace).awaitReady();
        Load load = Load.on(experiment, item(experiment), world.settings().shellImage());

        patchAndTakeBack(experiment, "{\"serving\": {\"access\": {\"requestsPerSecond\": 1}}}");

        assertThat(load.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).contains("429 Too Many Requests"));
        JsonNode old = experiment.service().ask("statistics");
        assertThat(old.path("requests").asLong()).isPositive();
        assertThat(old.path("errors").asLong()).isZero();
        assertThat(experiment.status().serving().lastFailure().message())
                .contains("requests failed, of the old one's 0.0 % of");
        assertThat(world.results(namespace).alias("champion")).contains("1");
    }

    @Test
    void oneThatIsSlowIsTakenBackWithoutAFailedRequest(World world, TestNamespace namespace) {
        world.operator();
        LiveExperiment experiment = served(namespace, "LatencyP99")
                .with("serving.canary.tolerance", Map.of())
                .applyIn(namespace)
                .awaitReady();
        Load load =
                Load.ofBatches(experiment, item(experiment), world.settings().shellImage());

        patchAndTakeBack(experiment, """
                {"serving": {"podTemplate": {"spec": {"containers": [
                  {"name": "server", "resources": {"limits": {"cpu": "100m"}}}]}}}}""");

        load.assertAllAnswered();
        assertThat(experiment.status().serving().lastFailure().message())
                .containsPattern("requests took more than [0-9,]+ ms, of the old one's [0-9.]+ % of");
        assertThat(world.results(namespace).alias("champion")).contains("1");
    }

    /** The new revision is a canary, and the pods that are left are the old one's. */
    private static void patchAndTakeBack(LiveExperiment experiment, String spec) {
        String before = experiment.deployments().getFirst().getMetadata().getName();
        experiment.patch(spec);
        experiment
                .awaitPhase(Phase.DEGRADED)
                .await(
                        "end of the canary's server",
                        () -> experiment.deployments().size() == 1);
        assertThat(experiment.deployments().getFirst().getMetadata().getName()).isEqualTo(before);
        assertThat(experiment.events()).containsSubsequence("CanaryStarted", "RolloutFailed", "Degraded");
    }

    /** With a tolerance for machines that are busy with other tests. */
    private static Draft served(TestNamespace namespace, String... metrics) {
        return Drafts.oneTrialAJob(namespace, 1)
                .with("execution.trialsPerJob", "Auto")
                .with("grid.minSupport", List.of("0.1"))
                .with("serving.enabled", true)
                .with("serving.replicas", 1)
                .with(
                        "serving.canary",
                        Map.of(
                                "percent",
                                20,
                                "steps",
                                List.of(50),
                                "interval",
                                "4s",
                                "minRequests",
                                20,
                                "metric",
                                List.of(metrics),
                                "tolerance",
                                Map.of("latencyMilliseconds", 5_000)));
    }

    private static Draft better(Draft first) {
        return first.with("grid.minSupport", List.of("0.1", "0.02"));
    }

    private static String item(LiveExperiment experiment) {
        return experiment.service().ask("items?limit=1").at("/items/0/item").asText();
    }
}
