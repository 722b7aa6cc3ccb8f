package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.shard.NumberSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What becomes of a shard, however its Job ends. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class ResultsTest {
    private static final String SECOND = "movielens-1-1";
    private static final String ANY_MAY_FAIL = "execution: {maxFailedPercent: 100}, serving: {enabled: false}";

    @Test
    void aJobGoesOnlyAfterItsResultIsInTheStatus() {
        try (var lab = Lab.running()) {
            List<String> early = new CopyOnWriteArrayList<>();
            Watch watch =
                    lab.admin().batch().v1().jobs().inNamespace(lab.namespace()).watch(goneBefore(lab, early));
            lab.apply(lab.spec(4, "execution: {parallelism: 2}, serving: {enabled: false}"));
            lab.await(Phase.READY);
            await("all Jobs are gone").until(() -> lab.shardJobs().isEmpty());
            watch.close();
            assertThat(early).isEmpty();
        }
    }

    private static Watcher<Job> goneBefore(Lab lab, List<String> early) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, Job job) {
                String shard = job.getMetadata().getLabels().get("apriori.dev/shard");
                if (action == Action.DELETED
                        && shard != null
                        && !NumberSet.parse(lab.status().harvestedShards()).contains(Integer.parseInt(shard))) {
                    early.add(job.getMetadata().getName());
                }
            }

            @Override
            public void onClose(WatcherException cause) {}
        };
    }

    @Test
    void whereTheMessageIsLostMlflowKnows() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.MinesSilently());
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            assertThat(lab.await(Phase.READY).trials().succeeded()).isEqualTo(4);
            assertThat(lab.events()).doesNotContain("ResultMissing");
        }
    }

    @Test
    void aMissingResultIsMinedAgain() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name ->
                    name.equals(SECOND) && times(lab, SECOND) == 1 ? new Fate.DoesNothing() : new Fate.Reports());
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            assertThat(lab.await(Phase.READY).trials().succeeded()).isEqualTo(4);
            assertThat(times(lab, SECOND)).isEqualTo(2);
            lab.told("ResultMissing");
            lab.nothingWasDoneTwice();
        }
    }

    @Test
    void aResultThatStaysMissingIsAFailure() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.equals(SECOND) ? new Fate.DoesNothing() : new Fate.Reports());
            lab.apply(lab.spec(2, ANY_MAY_FAIL));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().failed()).isEqualTo(2);
            assertThat(status.failure()).isEqualTo("the Job ended without a result, 3 times");
            assertThat(times(lab, SECOND)).isEqualTo(3);
        }
    }

    @Test
    void whatTheUserHasToMendIsToldAndNotTriedAgain() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Exits(2, "Error", "/data/ratings.csv is not there; mount it"));
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            AprioriExperimentStatus status = lab.await(Phase.FAILED);
            assertThat(status.message()).contains("/data/ratings.csv is not there; mount it");
            assertThat(lab.jobs.started()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aJobThatRunsOutOfMemoryFailsItsTrials() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.equals(SECOND) ? new Fate.Exits(137, "OOMKilled", "") : new Fate.Reports());
            lab.apply(lab.spec(2, ANY_MAY_FAIL));
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.trials().failed()).isEqualTo(2);
            assertThat(status.failure()).startsWith("OOMKilled").contains("spec.execution.podTemplate");
        }
    }

    @Test
    void aJobThatTakesTooLongFailsItsTrials() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.equals(SECOND) ? new Fate.TakesTooLong() : new Fate.Reports());
            lab.apply(lab.spec(2, ANY_MAY_FAIL));
            assertThat(lab.await(Phase.READY).failure())
                    .startsWith("DeadlineExceeded")
                    .contains("spec.limits.trialTimeout");
        }
    }

    @Test
    void whatAFailedJobHadFinishedCounts() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.equals(SECOND) ? new Fate.MinesAndDies() : new Fate.Reports());
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            assertThat(lab.await(Phase.READY).trials().succeeded()).isEqualTo(4);
        }
    }

    @Test
    void aReportThatFailsFailsNothing() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> name.endsWith("report") ? new Fate.Exits(1, "Error", "no plot") : new Fate.Reports());
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.await(
                    "the run has ended",
                    status -> status.sweepRun().filter(run -> run.closed()).isPresent());
            assertThat(lab.status().phase()).isEqualTo(Phase.READY);
            lab.told("ReportFailed");
        }
    }

    /** The garbage collector takes it after a while. */
    @Test
    void theJobOfAFormerResourceOfThatNameIsWaitedOut() {
        try (var lab = Lab.running()) {
            Job former = lab.admin().resource(stranger(lab)).create();
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.await(Phase.MINING);
            lab.await("it waits", status -> status.sweepRun().isPresent());
            assertThat(lab.status().trials().succeeded()).isZero();
            lab.admin().resource(former).delete();
            lab.await(Phase.READY);
        }
    }

    private static Job stranger(Lab lab) {
        return new JobBuilder()
                .withNewMetadata()
                .withName("movielens-1-0")
                .withNamespace(lab.namespace())
                .addToLabels("app.kubernetes.io/managed-by", "apriori-operator")
                .addToLabels("apriori.dev/shard", "0")
                .addToLabels("apriori.dev/sweep", "1")
                .addNewOwnerReference()
                .withApiVersion("apriori.dev/v1alpha1")
                .withKind("AprioriExperiment")
                .withName("movielens")
                .withUid("00000000-1111-2222-3333-444444444444")
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withSuspend(true)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("miner")
                .withImage("x")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static int times(Lab lab, String name) {
        return (int) lab.jobs.started().stream().filter(name::equals).count();
    }
}
