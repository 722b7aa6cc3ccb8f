package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Draft;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An experiment can be deleted whatever it is doing, and takes all with it but what is in MLflow. */
@EndToEnd
@Execution(ExecutionMode.CONCURRENT)
class DeletionTest {
    private static final Map<String, Object> NO_IMAGE =
            Map.of("spec", Map.of("containers", List.of(Map.of("name", "server", "image", "localhost/none:1"))));

    @BeforeEach
    void theOperatorIsThere(World world) {
        world.operator();
    }

    @Test
    void whilePending(TestNamespace namespace) {
        deletedIn(
                Phase.PENDING,
                Drafts.oneTrialAJob(namespace, 2).with("tracking.uri", "http://nowhere:5000"),
                namespace);
    }

    @Test
    void whileMining(World world, TestNamespace namespace) {
        LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 6).applyIn(namespace);
        experiment.awaitStatus("a result", status -> status.trials().succeeded() >= 1);
        experiment.delete();
        experiment.awaitGone();
        assertThat(world.results(namespace).finished()).isNotEmpty();
    }

    @Test
    void whenAllIsMined(TestNamespace namespace) {
        LiveExperiment experiment = served(namespace).applyIn(namespace);
        experiment.awaitStatus("all results", status -> status.trials().succeeded() == 1);
        experiment.delete();
        experiment.awaitGone();
    }

    @Test
    void whileRollingOut(TestNamespace namespace) {
        deletedIn(Phase.ROLLING_OUT, served(namespace).with("serving.podTemplate", NO_IMAGE), namespace);
    }

    @Test
    void whenReady(World world, TestNamespace namespace) {
        deletedIn(Phase.READY, served(namespace), namespace);
        Results results = world.results(namespace);
        results.assertMinedOnce(1);
        assertThat(results.alias("champion")).contains("1");
    }

    @Test
    void whenSuspended(TestNamespace namespace) {
        deletedIn(Phase.SUSPENDED, Drafts.oneTrialAJob(namespace, 2).with("suspend", true), namespace);
    }

    @Test
    void whenFailed(TestNamespace namespace) {
        Draft failing = Drafts.oneTrialAJob(namespace, 1).with("dataset.uri", "file:///data/nothing.csv");
        deletedIn(Phase.FAILED, failing, namespace);
    }

    @Test
    void whenDegraded(TestNamespace namespace) {
        Draft degraded = served(namespace).with("serving.podTemplate", NO_IMAGE).with("serving.rolloutTimeout", "5s");
        deletedIn(Phase.DEGRADED, degraded, namespace);
    }

    private static void deletedIn(Phase phase, Draft draft, TestNamespace namespace) {
        LiveExperiment experiment = draft.applyIn(namespace).awaitPhase(phase);
        experiment.delete();
        experiment.awaitGone();
    }

    private static Draft served(TestNamespace namespace) {
        return Drafts.oneTrialAJob(namespace, 1).with("serving.enabled", true).with("serving.replicas", 1);
    }
}
