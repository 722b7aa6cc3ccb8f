package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Draft;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Experiments whose itemsets are searched for by Spark's executors. */
@EndToEnd
class SparkTest {
    /** For a node that runs more than this. */
    private static final Map<String, Object> SMALL = Map.of(
            "spec",
            Map.of(
                    "containers",
                    List.of(Map.of(
                            "name",
                            "miner",
                            "resources",
                            Map.of(
                                    "requests",
                                    Map.of("cpu", "100m", "memory", "512Mi"),
                                    "limits",
                                    Map.of("memory", "1Gi"))))));

    @Test
    @EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
    void executorsMineTheStudyAndAreGoneAfterwards(World world, TestNamespace namespace) {
        world.operator().allowSpark(namespace);
        LiveExperiment study = bySpark(Drafts.study(namespace)).applyIn(namespace);

        study.await("two executors that run", () -> running(study) == 2);
        assertThat(study.executorPods()).allSatisfy(pod -> {
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getMetadata().getOwnerReferences())
                    .extracting("name")
                    .containsExactly(study.minerPods().getFirst().getMetadata().getName());
        });
        study.awaitReady();

        AprioriExperimentStatus status = study.status();
        assertThat(status.trials().summary()).isEqualTo("60/60");
        assertThat(status.best().value()).isEqualTo("53.2875");
        assertThat(status.best().rules()).isEqualTo(427088);
        world.results(namespace).assertMinedOnce(60);
        study.await("end of all executors", () -> study.executorPods().isEmpty());
    }

    @Test
    void executorsGoWithTheirExperiment(World world, TestNamespace namespace) {
        world.operator().allowSpark(namespace);
        LiveExperiment trials = bySpark(Drafts.oneTrialAJob(namespace, 8)).applyIn(namespace);
        trials.await("an executor that runs", () -> running(trials) > 0);

        trials.delete();

        trials.awaitGone();
    }

    @Test
    void whoMayNotStartExecutorsIsToldWhatIsMissing(World world, TestNamespace namespace) {
        world.operator();
        namespace.kubectl().run("create", "serviceaccount", "apriori-spark").orFail();
        LiveExperiment quickstart =
                bySpark(Drafts.quickstart(namespace)).applyIn(namespace).awaitPhase(Phase.FAILED);

        assertThat(quickstart.status().message())
                .contains("Spark may not start executors")
                .contains("spark.enabled=true");
    }

    private static Draft bySpark(Draft draft) {
        return draft.with("execution.engine", "Spark")
                .with("execution.executors", 2)
                .with("execution.podTemplate", SMALL)
                .with("serving.enabled", false);
    }

    private static long running(LiveExperiment experiment) {
        return experiment.executorPods().stream().filter(SparkTest::runs).count();
    }

    private static boolean runs(Pod pod) {
        return "Running".equals(pod.getStatus().getPhase());
    }
}
