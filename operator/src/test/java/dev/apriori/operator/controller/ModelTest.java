package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import dev.apriori.operator.schedule.Schedule;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** From the best trial to the champion. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class ModelTest {
    @Test
    void anExperimentComesToItsChampion() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(3, "serving: {enabled: false}"));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().summary()).isEqualTo("6/6");
            assertThat(status.bestTrial().orElseThrow().trial()).isEqualTo(5);
            assertThat(status.modelVersion().orElseThrow().version()).isEqualTo("1");
            assertThat(lab.champion()).isEqualTo("1");
            lab.await("the run has ended", now -> now.sweepRun().orElseThrow().closed());
            assertThat(lab.sweepRuns()).extracting(Run::status).containsExactly(RunStatus.FINISHED);
            await("the report's Job is gone").until(() -> lab.jobs.there().isEmpty());
            lab.told("SweepStarted", "MiningComplete", "ModelRegistered", "ChampionChanged", "Ready");
            assertThat(lab.events())
                    .as("as the API server lists them, which is by name")
                    .startsWith("SweepStarted", "MiningComplete", "ModelRegistered");
        }
    }

    @Test
    void theAliasMovesOnceTheVersionAnswers() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {replicas: 1}"));
            lab.await(Phase.ROLLING_OUT);
            await("a Deployment").until(() -> deployments(lab).size() == 1);
            assertThat(lab.mlflow().registry().alias(lab.namespace(), "champion"))
                    .isEmpty();
            ready(lab, deployments(lab).getFirst());
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.serving().activeVersion()).isEqualTo("1");
            assertThat(lab.champion()).isEqualTo("1");
            lab.told("Serving");
        }
    }

    /** The data is the same, so that the new version is not better than the one before. */
    @Test
    void aScheduledSweepMinesAfreshAndChangesTheChampionOnlyForABetterOne() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {enabled: false}, schedule: \"0 3 * * *\""));
            lab.await(
                    "the run has ended",
                    now -> now.sweepRun().filter(run -> run.closed()).isPresent());
            lab.stopOperator();
            lab.pass(Duration.ofDays(1));
            lab.startOperator();
            AprioriExperimentStatus status =
                    lab.await("the second sweep", now -> now.sweep() == 2 && now.phase() == Phase.READY);
            assertThat(status.dataSweep()).isEqualTo(2);
            assertThat(lab.trialRuns()).hasSize(4);
            assertThat(status.modelVersion().orElseThrow().version()).isEqualTo("2");
            assertThat(lab.champion()).isEqualTo("1");
            whoMovesTheAliasByHandHasTheLastWord(lab);
        }
    }

    /** Noticed at once, though it is no change of the spec, and done once. */
    @Test
    void aPersonAsksForFreshDataByAnAnnotation() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.await(
                    "the run has ended",
                    now -> now.sweepRun().filter(run -> run.closed()).isPresent());
            lab.annotate(Schedule.MINE_AFTER, Instant.now().plusSeconds(1).toString());
            AprioriExperimentStatus status =
                    lab.await("the second sweep", now -> now.sweep() == 2 && now.phase() == Phase.READY);
            assertThat(status.dataSweep()).isEqualTo(2);
            assertThat(lab.trialRuns()).hasSize(4);
            lab.edit(MiningTest.with("/execution", "parallelism", "7"));
            lab.await("another pass", now -> now.observedGeneration() == 2);
            assertThat(lab.status().sweep()).isEqualTo(2);
            assertThat(lab.events())
                    .filteredOn("MiningComplete"::equals)
                    .as("told of each sweep")
                    .hasSize(2);
        }
    }

    private static void whoMovesTheAliasByHandHasTheLastWord(Lab lab) {
        lab.mlflow().registry().setAlias(lab.namespace(), "champion", "2");
        lab.edit(MiningTest.with("/execution", "parallelism", "7"));
        lab.await(
                "it is noticed",
                now -> now.championVersion().orElseThrow().version().equals("2"));
        lab.mlflow().registry().setAlias(lab.namespace(), "champion", "1");
        lab.edit(MiningTest.with("/execution", "parallelism", "8"));
        lab.await(
                "it is noticed",
                now -> now.championVersion().orElseThrow().version().equals("1"));
        assertThat(lab.champion()).isEqualTo("1");
    }

    private static List<Deployment> deployments(Lab lab) {
        return lab.admin()
                .apps()
                .deployments()
                .inNamespace(lab.namespace())
                .list()
                .getItems();
    }

    private static void ready(Lab lab, Deployment deployment) {
        deployment.setStatus(new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(1)
                .withUpdatedReplicas(1)
                .withReadyReplicas(1)
                .withAvailableReplicas(1)
                .build());
        lab.admin().resource(deployment).updateStatus();
    }
}
