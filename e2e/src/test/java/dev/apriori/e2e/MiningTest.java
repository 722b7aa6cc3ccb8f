package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.JobLog;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.tracking.Results;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How Jobs are started, stopped and replaced while an experiment is mined. */
@EndToEnd
class MiningTest {
    @BeforeEach
    void theOperatorIsThere(World world) {
        world.operator();
    }

    @Test
    void eachTrialHasAJobOfItsOwnIfSoAsked(World world, TestNamespace namespace) {
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment =
                    Drafts.oneTrialAJob(namespace, 5).applyIn(namespace).awaitReady();

            assertThat(jobs.names())
                    .containsExactlyInAnyOrder(IntStream.range(0, 5)
                            .mapToObj(i -> "quickstart-1-" + i)
                            .toArray(String[]::new));
            assertThat(jobs.made()).isEqualTo(5);
            assertThat(jobs.mostAtOnce()).as("Jobs at once with parallelism 1").isEqualTo(1);
            assertThat(experiment.deployments()).as("servers with serving off").isEmpty();
            world.results(namespace).assertMinedOnce(5);
        }
    }

    @Test
    void suspendedItStopsAndResumedItGoesOn(World world, TestNamespace namespace) {
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 6).applyIn(namespace);
            experiment.awaitStatus("two results", status -> status.trials().succeeded() >= 2);

            experiment.patch("{\"suspend\": true}");
            experiment
                    .awaitPhase(Phase.SUSPENDED)
                    .await("end of all Jobs", () -> experiment.jobs().isEmpty());
            int made = jobs.made();
            AprioriExperimentStatus suspended = experiment.status();
            assertThat(suspended.trials().succeeded()).isBetween(2, 5);
            assertThat(experiment.row()).contains("Suspended");

            experiment.patch("{\"suspend\": false}");
            experiment.awaitReady();
            assertThat(jobs.made()).as("Jobs made once resumed").isGreaterThan(made);
            world.results(namespace).assertMinedOnce(6);
        }
    }

    @Test
    void parallelismGoesUpAndDownWithoutEndingAJob(World world, TestNamespace namespace) {
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 10).applyIn(namespace);
            experiment.awaitStatus("a result", status -> status.trials().succeeded() >= 1);
            assertThat(jobs.mostAtOnce()).isEqualTo(1);

            experiment.patch("{\"execution\": {\"parallelism\": 3}}");
            experiment.await("three Jobs at once", () -> jobs.atOnce() == 3);

            experiment.patch("{\"execution\": {\"parallelism\": 1}}");
            experiment.await("one Job at once", () -> jobs.atOnce() <= 1);
            jobs.mostAtOnce();
            experiment.awaitReady();
            assertThat(jobs.mostAtOnce()).as("Jobs at once after going down").isEqualTo(1);
            assertThat(jobs.made())
                    .as("Jobs, none of them ended and made again")
                    .isEqualTo(10);
            world.results(namespace).assertMinedOnce(10);
        }
    }

    @Test
    void aChangedGridKeepsWhatIsMinedAndDropsWhatIsGone(World world, TestNamespace namespace) {
        LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 8).applyIn(namespace);
        experiment.awaitStatus("three results", status -> status.trials().succeeded() >= 3);
        Results results = world.results(namespace);
        Map<String, List<String>> before = results.finished();

        Drafts.oneTrialAJob(namespace, 8)
                .with("grid.minThreshold", List.of("0.10", "0.11", "0.12", "0.90", "0.91"))
                .applyIn(namespace)
                .awaitStatus("second sweep", status -> status.sweep() == 2)
                .awaitReady();

        assertThat(experiment.status().trials().summary()).isEqualTo("5/5");
        Map<String, List<String>> after = results.finished();
        assertThat(after).allSatisfy((trial, runs) -> assertThat(runs).hasSize(1));
        assertThat(after).as("what was mined before").containsAllEntriesOf(before);
        assertThat(after).hasSizeLessThan(before.size() + 5);
        assertThat(experiment.jobs())
                .as("Jobs of the first sweep")
                .noneMatch(job ->
                        job.getMetadata().getLabels().get("apriori.dev/sweep").equals("1"));
    }

    @Test
    void aPodThatIsDeletedIsReplaced(World world, TestNamespace namespace) {
        LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 3).applyIn(namespace);
        Pod victim = aRunningPod(experiment);
        namespace.client().resource(victim).withGracePeriod(0).delete();

        experiment.awaitReady();
        world.results(namespace).assertMinedOnce(3);
    }

    @Test
    void anEvictionIsNoFailure(World world, TestNamespace namespace) {
        LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 3)
                .with("execution.retriesPerJob", 0)
                .applyIn(namespace);
        Pod victim = aRunningPod(experiment);
        namespace
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withName(victim.getMetadata().getName())
                .evict();

        experiment.awaitReady();
        assertThat(experiment.status().trials().failed()).isZero();
        world.results(namespace).assertMinedOnce(3);
    }

    @Test
    void aMistakeOfTheUserIsToldAndNotTriedAgain(World world, TestNamespace namespace) {
        try (JobLog jobs = JobLog.of(namespace)) {
            LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 2)
                    .with("dataset.uri", "file:///data/nothing.csv")
                    .applyIn(namespace)
                    .awaitPhase(Phase.FAILED);

            assertThat(experiment
                            .status()
                            .condition(ConditionType.READY)
                            .orElseThrow()
                            .message())
                    .contains("nothing.csv");
            assertThat(jobs.made()).isLessThanOrEqualTo(2);
            assertThat(experiment.minerPods()).as("pods of a second attempt").hasSizeLessThanOrEqualTo(2);
        }
    }

    private static Pod aRunningPod(LiveExperiment experiment) {
        experiment.await("running pod", () -> experiment.minerPods().stream().anyMatch(MiningTest::runs));
        return experiment.minerPods().stream()
                .filter(MiningTest::runs)
                .findFirst()
                .orElseThrow();
    }

    private static boolean runs(Pod pod) {
        return pod.getStatus().getPhase().equals("Running");
    }
}
