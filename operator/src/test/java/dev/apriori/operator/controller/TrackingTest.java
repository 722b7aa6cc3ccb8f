package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.Phase;
import dev.apriori.tracking.RealMlflow;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** MLflow away is not "nothing done": nothing new starts, what runs goes on, and all goes on by itself. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class TrackingTest {
    @Test
    void withoutMlflowNothingStartsAndThenItGoesOnByItself() throws IOException {
        try (var door = new Door(RealMlflow.server().uri());
                var lab = new Lab(door.uri())) {
            door.shut();
            lab.startOperator();
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            AprioriExperimentStatus status = lab.await("it is noticed", now -> tracking(now) == State.FALSE);
            assertThat(status.phase()).isEqualTo(Phase.PENDING);
            assertThat(lab.shardJobs()).isEmpty();
            door.open();
            back(lab, Phase.READY);
            lab.told("TrackingUnreachable", "TrackingReachable");
        }
    }

    @Test
    void whatRunsGoesOnWhileMlflowIsAway() throws IOException {
        try (var door = new Door(RealMlflow.server().uri());
                var lab = new Lab(door.uri())) {
            lab.startOperator();
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(4, "execution: {parallelism: 2}, serving: {enabled: false}"));
            await("two Jobs")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> lab.shardJobs().size() == 2);
            door.shut();
            lab.pass(Duration.ofMinutes(1));
            lab.jobs.fate(name -> new Fate.Reports());
            AprioriExperimentStatus status =
                    lab.await("both are in", now -> now.harvestedShards().equals("0-1"));
            assertThat(tracking(status)).isEqualTo(State.FALSE);
            assertThat(lab.jobs.started()).hasSize(2);
            door.open();
            back(lab, Phase.READY);
            lab.nothingWasDoneTwice();
        }
    }

    @Test
    void whatIsReadyStaysReadyWhileMlflowIsAway() throws IOException {
        try (var door = new Door(RealMlflow.server().uri());
                var lab = new Lab(door.uri())) {
            lab.startOperator();
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.await(
                    "the run has ended",
                    now -> now.sweepRun().filter(run -> run.closed()).isPresent());
            door.shut();
            lab.pass(Duration.ofMinutes(1));
            lab.edit(MiningTest.with("/execution", "parallelism", "7"));
            AprioriExperimentStatus status = lab.await("it is noticed", now -> tracking(now) == State.FALSE);
            assertThat(status.phase()).isEqualTo(Phase.READY);
            assertThat(status.championVersion().orElseThrow().version()).isEqualTo("1");
        }
    }

    @Test
    void aSecretThatIsNotThereIsNamedAndReadOnceItIs() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {enabled: false}")
                    .replace("tracking: {", "tracking: {credentialsSecretRef: {name: mlflow}, "));
            AprioriExperimentStatus status = lab.await("it is noticed", now -> tracking(now) == State.FALSE);
            assertThat(status.condition(ConditionType.TRACKING_REACHABLE).map(ExperimentCondition::message))
                    .hasValueSatisfying(message -> assertThat(message)
                            .startsWith("Secret 'mlflow' of spec.tracking.credentialsSecretRef is not in namespace"));
            lab.admin()
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("mlflow")
                            .withNamespace(lab.namespace())
                            .endMetadata()
                            .addToStringData("MLFLOW_TRACKING_TOKEN", "secret")
                            .build())
                    .create();
            back(lab, Phase.READY);
        }
    }

    /** Its patience is of the clock that the lab can put forward; its alarm is not. */
    private static void back(Lab lab, Phase phase) {
        lab.pass(Duration.ofMinutes(1));
        lab.await(phase);
    }

    private static State tracking(AprioriExperimentStatus status) {
        return status.condition(ConditionType.TRACKING_REACHABLE)
                .map(ExperimentCondition::status)
                .orElse(State.UNKNOWN);
    }
}
