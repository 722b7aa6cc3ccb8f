package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.Program;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.JobLog;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.operator.OperatorRelease;
import dev.apriori.e2e.tracking.TrackingServer;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition.State;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** MLflow is away: nothing is lost, nothing new begins, and all goes on by itself. */
@EndToEnd
@Isolated("stops MLflow")
class TrackingOutageTest {
    private static final int TRIALS = 6;

    @Test
    void aMinuteWithoutMlflow(World world, TestNamespace namespace, TestNamespace served) {
        world.operator();
        TrackingServer tracking = world.tracking();
        LiveExperiment answering = Drafts.oneTrialAJob(served, 1)
                .with("serving.enabled", true)
                .with("serving.replicas", 1)
                .applyIn(served)
                .awaitReady();
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, TRIALS).applyIn(namespace);
            experiment.awaitStatus("two results", status -> status.trials().succeeded() >= 2);
            tracking.stop();
            try {
                experiment.awaitStatus("TrackingReachable=False", TrackingOutageTest::unreachable);
                int made = jobs.made();
                Awaitility.await("a minute in which nothing new begins")
                        .during(Duration.ofMinutes(1))
                        .atMost(Duration.ofSeconds(70))
                        .until(() -> jobs.made() == made && unreachable(experiment.status()));
                assertThat(answering.service().version()).contains("1");
                assertThat(experiment.row("-o", "wide")).contains("MLflow");
            } finally {
                tracking.start();
            }
            experiment.awaitReady();
            assertThat(experiment.status().trials().failed()).isZero();
            world.results(namespace).assertMinedOnce(TRIALS);
        }
    }

    @Test
    void aNamespaceGoesWithMlflowDownAndTheOperatorsRightsGone(
            World world, TestNamespace namespace, TestNamespace other) {
        OperatorRelease operator = world.operator();
        Drafts.oneTrialAJob(namespace, 1)
                .with("serving.enabled", true)
                .applyIn(namespace)
                .awaitReady();
        Drafts.oneTrialAJob(other, TRIALS)
                .applyIn(other)
                .awaitStatus("a result", status -> status.trials().succeeded() >= 1);
        world.tracking().stop();
        try {
            Program.run(List.of(
                            "kubectl",
                            "delete",
                            "clusterrolebindings,clusterroles",
                            "--selector=app.kubernetes.io/instance=" + OperatorRelease.NAME))
                    .orFail();
            namespace.close();
            other.close();
            Awaitility.await("end of both namespaces")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> namespace.isGone() && other.isGone());
        } finally {
            world.tracking().start();
            operator.restore();
        }
    }

    private static boolean unreachable(AprioriExperimentStatus status) {
        return status.condition(ConditionType.TRACKING_REACHABLE)
                .filter(condition -> condition.status() == State.FALSE)
                .isPresent();
    }
}
