package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.JobLog;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.operator.OperatorRelease;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The chart on a real cluster: installed, upgraded, rolled back, uninstalled, while experiments are there. */
@EndToEnd
@Isolated("replaces the operator")
class ChartTest {
    private static final String LEVEL = "APRIORI_LOG_LEVEL";

    @Test
    void upgradedWhileAnExperimentRuns(World world, TestNamespace namespace) {
        OperatorRelease operator = world.operator();
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 6).applyIn(namespace);
            experiment.awaitStatus("two results", status -> status.trials().succeeded() >= 2);

            operator.upgrade(Map.of("logLevel", "info"));
            assertThat(operator.setting(LEVEL)).isEqualTo("info");
            experiment.awaitReady();
            assertThat(jobs.made()).isEqualTo(6);
            world.results(namespace).assertMinedOnce(6);

            operator.helm("rollback", OperatorRelease.NAME, "--wait").orFail();
            assertThat(operator.setting(LEVEL)).isEqualTo("debug");
        } finally {
            operator.restore();
        }
    }

    @Test
    void uninstalledItLeavesExperimentsAndWhatTheyServe(World world, TestNamespace namespace) {
        OperatorRelease operator = world.operator();
        LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 1)
                .with("serving.enabled", true)
                .with("serving.replicas", 1)
                .applyIn(namespace)
                .awaitReady();
        try {
            operator.helm("uninstall", OperatorRelease.NAME, "--wait").orFail();
            assertThat(operator.pods()).isEmpty();
            assertThat(experiment.row()).contains("Ready");
            assertThat(experiment.service().version()).contains("1");
        } finally {
            operator.restore();
        }
        namespace
                .kubectl()
                .run("scale", "apx", experiment.name(), "--replicas=2")
                .orFail();
        experiment.awaitStatus("two servers", status -> status.serving().readyReplicas() == 2);
        world.results(namespace).assertMinedOnce(1);
        assertThat(world.results(namespace).versions()).isEqualTo(1);
    }
}
