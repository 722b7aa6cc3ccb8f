package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.JobLog;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.operator.OperatorRelease;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The operator dies: what it had begun goes on, nothing is done twice. */
@EndToEnd
@Isolated("ends the operator")
class OperatorFailureTest {
    private static final int TRIALS = 6;

    @Test
    void killedAtTenMomentsItDoesNothingTwice(World world, TestNamespace namespace) {
        OperatorRelease operator = world.operator();
        Results results = world.results(namespace);
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, TRIALS)
                    .with("serving.enabled", true)
                    .with("serving.replicas", 1)
                    .applyIn(namespace);
            moments(experiment, jobs, results).forEach((moment, reached) -> {
                experiment.await(moment, reached);
                operator.kill();
            });
            experiment.awaitReady();

            results.assertMinedOnce(TRIALS);
            assertThat(results.sweeps()).as("runs of sweeps").hasSize(1);
            assertThat(results.versions()).as("model versions").isEqualTo(1);
            assertThat(results.alias("champion")).contains("1");
            assertThat(jobs.made()).as("Jobs").isEqualTo(TRIALS);
            assertThat(experiment.deployments()).hasSize(1);
            assertThat(experiment.service().version()).contains("1");
        }
    }

    /** In the order in which they come. */
    private static Map<String, BooleanSupplier> moments(LiveExperiment experiment, JobLog jobs, Results results) {
        Map<String, BooleanSupplier> moments = new LinkedHashMap<>();
        moments.put("nothing done yet", () -> true);
        moments.put("run of the sweep", () -> results.sweeps().size() == 1);
        moments.put("first Job", () -> jobs.made() >= 1);
        moments.put("first run", () -> !results.trials().isEmpty());
        moments.put("first result in MLflow", () -> !results.finished().isEmpty());
        moments.put("second Job", () -> jobs.made() >= 2);
        moments.put("half of the results", () -> experiment.status().trials().succeeded() >= TRIALS / 2);
        moments.put("all results in MLflow", () -> results.finished().size() == TRIALS);
        moments.put("model version", () -> results.versions() == 1);
        moments.put(
                "server that is ready", () -> experiment.serverPods().stream().anyMatch(Readiness::isPodReady));
        return moments;
    }

    @Test
    void ofTwoReplicasTheOtherTakesOver(World world, TestNamespace namespace) {
        OperatorRelease operator = world.operator();
        try {
            operator.scale(2);
            Pod leader = operator.leader();
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, TRIALS).applyIn(namespace);
            experiment.awaitStatus("two results", status -> status.trials().succeeded() >= 2);

            operator.kill(leader);
            experiment.awaitReady();

            assertThat(operator.leader().getMetadata().getUid())
                    .isNotEqualTo(leader.getMetadata().getUid());
            world.results(namespace).assertMinedOnce(TRIALS);
        } finally {
            operator.restore();
        }
    }
}
