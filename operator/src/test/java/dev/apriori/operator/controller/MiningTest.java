package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.Phase;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Which Jobs there are, and when. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class MiningTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void noMoreJobsAreAliveThanMayRunAtOnce() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(6, "execution: {parallelism: 2}, serving: {enabled: false}"));
            jobs(lab, 2);
            lab.jobs.fate(name -> new Fate.Reports());
            lab.await(Phase.READY);
            assertThat(lab.jobs.mostAtOnce()).isEqualTo(2);
            assertThat(lab.jobs.started())
                    .filteredOn(name -> !name.endsWith("report"))
                    .hasSize(6);
            lab.nothingWasDoneTwice();
        }
    }

    @Test
    void aPodsReportIsTakenBeforeItsJobKnowsOfIt() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.ReportsAhead());
            lab.apply(lab.spec(3, "execution: {parallelism: 1}, serving: {enabled: false}"));
            lab.await("all results", status -> status.trials().summary().equals("6/6"));
            assertThat(lab.jobs.mostAtOnce()).isEqualTo(1);
            lab.jobs.fate(name -> new Fate.Reports());
            lab.await(Phase.READY);
            lab.nothingWasDoneTwice();
        }
    }

    @Test
    void aPodThatDoesNotStartIsToldOf() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Waits("ImagePullBackOff", "no such image"));
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.await(
                    "its reason",
                    status -> status.message()
                            .equals(
                                    "0 of 2 trials are done; the pod of shard 0 waits: ImagePullBackOff: no such image"));
        }
    }

    @Test
    void anotherParallelismEndsNoRunningJob() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(5, "execution: {parallelism: 2}, serving: {enabled: false}"));
            jobs(lab, 2);
            lab.edit(with("/execution", "parallelism", "4"));
            jobs(lab, 4);
            lab.edit(with("/execution", "parallelism", "1"));
            lab.await("the third generation", status -> status.observedGeneration() == 3);
            assertThat(lab.shardJobs()).hasSize(4);
            lab.jobs.fate(name -> new Fate.Reports());
            lab.await(Phase.READY);
            assertThat(lab.jobs.started()).doesNotHaveDuplicates();
        }
    }

    @Test
    void suspendingStopsWhatRunsAndResumingGoesOn() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.endsWith("-0") ? new Fate.Reports() : new Fate.Runs());
            lab.apply(lab.spec(3, "serving: {enabled: false}"));
            lab.await("the first is in", status -> status.harvestedShards().equals("0"));
            lab.edit(with("", "suspend", "true"));
            lab.await(Phase.SUSPENDED);
            jobs(lab, 0);
            lab.jobs.fate(name -> new Fate.Reports());
            lab.edit(with("", "suspend", "false"));
            lab.await(Phase.READY);
            assertThat(lab.jobs.started()).containsOnlyOnce("movielens-1-0");
            lab.told("Suspended", "Resumed");
            lab.nothingWasDoneTwice();
        }
    }

    @Test
    void aChangedGridIsPlannedAnewAndWhatWasMinedIsRecognised() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.endsWith("-0") ? new Fate.Reports() : new Fate.Runs());
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            lab.await("the first is in", status -> status.harvestedShards().equals("0"));
            lab.edit(with("/grid", "maxLength", "[2, 4]"));
            lab.await("the second sweep", now -> now.sweep() == 2);
            lab.jobs.fate(name -> new Fate.Reports());
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().summary()).isEqualTo("4/4");
            assertThat(status.dataSweep()).isEqualTo(1);
            assertThat(lab.trialRuns()).hasSize(4);
            assertThat(lab.sweepRuns())
                    .extracting(Run::status)
                    .containsOnlyOnce(RunStatus.KILLED)
                    .hasSize(2);
            assertThat(lab.shardJobs()).noneMatch(name -> name.startsWith("movielens-1-"));
            assertThat(lab.admin()
                            .configMaps()
                            .inNamespace(lab.namespace())
                            .list()
                            .getItems())
                    .extracting(file -> file.getMetadata().getName())
                    .contains("movielens-sweep-2")
                    .doesNotContain("movielens-sweep-1");
        }
    }

    @Test
    void ofARandomChoiceTheChosenAreMinedAndNoOthers() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(4, "search: {strategy: Random, maxTrials: 3, seed: 5}, serving: {enabled: false}"));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().summary()).isEqualTo("3/3");
            assertThat(lab.miner.mined()).hasSize(3).doesNotHaveDuplicates();
            assertThat(lab.trialRuns()).hasSize(3);
        }
    }

    @Test
    void theGoalReachedStopsTheRest() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(
                    name -> name.endsWith("-0") || name.endsWith("report") ? new Fate.Reports() : new Fate.Runs());
            lab.apply(lab.spec(4, "execution: {parallelism: 2}, objective: {goal: \"12\"}, serving: {enabled: false}"));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().succeeded()).isEqualTo(2);
            jobs(lab, 0);
        }
    }

    @Test
    void tooManyFailedTrialsFailItAndItSaysWhy() {
        try (var lab = Lab.running()) {
            lab.miner.fail(trial -> trial == 0);
            lab.jobs.fate(name -> name.endsWith("-0") ? new Fate.Reports() : new Fate.Runs());
            lab.apply(lab.spec(3, "execution: {maxFailedPercent: 10}, serving: {enabled: false}"));
            AprioriExperimentStatus status = lab.await(Phase.FAILED);
            assertThat(status.message()).contains("1 of 6 trials failed").contains("it explodes");
            assertThat(status.failedTrials()).isEqualTo("0");
            lab.await("the run has ended", now -> now.sweepRun().orElseThrow().closed());
            assertThat(lab.sweepRuns()).extracting(Run::status).containsExactly(RunStatus.FAILED);
            jobs(lab, 0);
            lab.told("TrialsFailed", "Failed");
        }
    }

    @Test
    void whatHasFailedIsTriedAgainWhenTheSpecChanges() {
        try (var lab = Lab.running()) {
            lab.miner.fail(trial -> trial == 0);
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            lab.await(Phase.FAILED);
            lab.miner.fail(trial -> false);
            lab.edit(with("/execution", "retriesPerJob", "3"));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.sweep()).isEqualTo(2);
            assertThat(lab.miner.mined()).containsOnlyOnce(1, 2, 3);
            assertThat(lab.sweepRuns()).hasSize(1);
        }
    }

    @Test
    void aSpecThatOnlyWeCanRefuseIsRefusedAndTakenUpOnceItIsMended() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {enabled: false}, schedule: \"99 3 * * *\""));
            AprioriExperimentStatus status = lab.await(Phase.FAILED);
            assertThat(status.message()).contains("spec.schedule is \"99 3 * * *\"");
            assertThat(status.condition(ConditionType.ACCEPTED))
                    .map(ExperimentCondition::reason)
                    .contains("InvalidSpec");
            lab.told("InvalidSpec");
            lab.edit(with("", "schedule", "\"0 3 * * *\""));
            assertThat(lab.await(Phase.READY).sweep()).isEqualTo(1);
        }
    }

    @Test
    void aJobThatTheApiServerRefusesIsToldOf() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(
                    1,
                    "serving: {enabled: false}, execution: {podTemplate: {spec: {containers:"
                            + " [{name: miner, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}]}}}"));
            lab.told("JobRefused");
        }
    }

    /** The API server of these tests has the gate off, as any of its version that was not told otherwise. */
    @Test
    void anImageVolumeThatTheClusterWouldDropIsToldOf() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {enabled: false}")
                    .replace("dataset: {", "dataset: {volume: {image: {reference: \"films:2\"}}, "));
            lab.told("JobRefused");
            assertThat(lab.admin()
                            .events()
                            .v1()
                            .events()
                            .inNamespace(lab.namespace())
                            .list()
                            .getItems())
                    .extracting(Event::getNote)
                    .anyMatch(note -> note.contains("drops spec.dataset.volume.image"));
            assertThat(lab.shardJobs()).isEmpty();
        }
    }

    private static void jobs(Lab lab, int number) {
        await(number + " Jobs")
                .atMost(Duration.ofSeconds(60))
                .until(() -> lab.shardJobs().size() == number);
    }

    /** The spec with another value of one field. */
    static UnaryOperator<AprioriExperimentSpec> with(String parent, String field, String value) {
        return spec -> {
            ObjectNode tree = JSON.valueToTree(spec);
            try {
                if (tree.at(parent).isMissingNode()) {
                    tree.putObject(parent.substring(1));
                }
                ((ObjectNode) tree.at(parent)).set(field, JSON.readTree(value));
                return JSON.treeToValue(tree, AprioriExperimentSpec.class);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        };
    }
}
