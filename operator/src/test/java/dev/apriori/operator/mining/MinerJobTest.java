package dev.apriori.operator.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.experiment.policy.Sweep;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.settings.OperatorSettings.Images;
import dev.apriori.operator.settings.OperatorSettings.Spark;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinerJobTest {
    private static final OperatorSettings SETTINGS = new OperatorSettings(
            Set.of(),
            "test",
            "http://mlflow:5000",
            new Images("apriori-miner:1", "IfNotPresent", List.of("registry")),
            Spark.NONE,
            Duration.ofSeconds(60),
            false);

    @Test
    void aShardsJobIsNamedAfterItAndGoesWithItsExperiment() {
        Job job = shard("limits: {trialTimeout: 1m}");
        assertThat(job.getMetadata().getName()).isEqualTo("movielens-2-1");
        assertThat(job.getMetadata().getLabels())
                .containsOnly(
                        Map.entry("app.kubernetes.io/name", "apriori-miner"),
                        Map.entry("app.kubernetes.io/instance", "movielens"),
                        Map.entry("app.kubernetes.io/managed-by", "apriori-operator"),
                        Map.entry("apriori.dev/experiment", "movielens"),
                        Map.entry("apriori.dev/sweep", "2"),
                        Map.entry("apriori.dev/shard", "1"));
        assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
                .isEqualTo(job.getMetadata().getLabels());
        assertThat(job.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getUid()).isEqualTo("uid");
            assertThat(owner.getController()).isTrue();
        });
    }

    @Test
    void theContainerIsToldItsShardAndWhereMlflowIs() {
        Container miner = miner(shard("tracking: {credentialsSecretRef: {name: mlflow}}"));
        assertThat(miner.getArgs()).containsExactly("shard", "--order", "/etc/apriori/sweep.json", "--shard", "1");
        assertThat(miner.getEnv()).anySatisfy(variable -> {
            assertThat(variable.getName()).isEqualTo("MLFLOW_TRACKING_URI");
            assertThat(variable.getValue()).isEqualTo("http://mlflow:5000");
        });
        assertThat(miner.getEnvFrom())
                .extracting(from -> from.getSecretRef().getName())
                .containsExactly("mlflow");
    }

    @Test
    void itMeetsTheRestrictedStandard() {
        PodSpec pod = shard("suspend: false").getSpec().getTemplate().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getContainers()).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
        });
    }

    @Test
    void feedbackIsMountedReadOnlyFromWhereServersWriteIt() {
        Job job = shard("dataset: {format: MovieLensCsv, uri: 'https://example.org/r.csv',"
                + " feedback: {uri: 'file:///feedback'}}, serving: {feedback: {sink: File, volume:"
                + " {persistentVolumeClaim: {claimName: feedback}}}}");
        assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(volume -> volume.getName().equals("feedback"))
                .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .containsExactly("feedback");
        assertThat(miner(job).getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals("/feedback"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
    }

    @Test
    void aVolumeOfDataIsMountedReadOnly() {
        Job job = shard("dataset: {format: MovieLensCsv, uri: 'file:///data/ratings.csv',"
                + " volume: {persistentVolumeClaim: {claimName: ratings}}, credentialsSecretRef: {name: s3}}");
        assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(volume -> volume.getName().equals("data"))
                .extracting(Volume::getPersistentVolumeClaim)
                .extracting("claimName")
                .containsExactly("ratings");
        assertThat(miner(job).getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals("/data"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
        assertThat(miner(job).getEnvFrom())
                .extracting(from -> from.getSecretRef().getName())
                .containsExactly("s3");
    }

    @Test
    void anImageMayBeThatVolume() {
        Job job = shard("dataset: {format: MovieLensCsv, uri: 'file:///data/ratings.csv',"
                + " volume: {image: {reference: 'registry.example.org/films:2', pullPolicy: IfNotPresent}}}");
        assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(volume -> volume.getName().equals("data"))
                .extracting(Volume::getImage)
                .extracting("reference", "pullPolicy")
                .containsExactly(tuple("registry.example.org/films:2", "IfNotPresent"));
    }

    @Test
    void itsDeadlineHasTimeForItsTrialsAndRetries() {
        Job job = shard("limits: {trialTimeout: 10m}, execution: {retriesPerJob: 3}");
        long trials = 2 + 3;
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(trials * 600 + 900);
        assertThat(job.getSpec().getBackoffLimit()).isEqualTo(3);
        assertThat(shard("limits: {trialTimeout: 999999h}").getSpec().getActiveDeadlineSeconds())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsToBeMendedIsNotTriedAgainAndWhatIsAwayForNowIsNotCounted() {
        assertThat(shard("suspend: false").getSpec().getPodFailurePolicy().getRules())
                .satisfiesExactly(
                        rule -> {
                            assertThat(rule.getAction()).isEqualTo("FailJob");
                            assertThat(rule.getOnExitCodes().getValues()).containsExactly(2);
                        },
                        rule -> {
                            assertThat(rule.getAction()).isEqualTo("Ignore");
                            assertThat(rule.getOnExitCodes().getValues()).containsExactly(75);
                        },
                        rule -> {
                            assertThat(rule.getAction()).isEqualTo("Ignore");
                            assertThat(rule.getOnPodConditions())
                                    .extracting("type")
                                    .containsExactly("DisruptionTarget");
                        });
    }

    @Test
    void theReportsJobHasNoShard() {
        Job job = MinerJob.ofReport(subject("suspend: false"), SETTINGS);
        assertThat(job.getMetadata().getName()).isEqualTo("movielens-2-report");
        assertThat(job.getMetadata().getLabels()).doesNotContainKey("apriori.dev/shard");
        assertThat(miner(job).getArgs()).containsExactly("report", "--order", "/etc/apriori/sweep.json");
    }

    @Test
    void howOftenItWasStartedIsNotedOnIt() {
        Subject subject = subject("suspend: false");
        assertThat(MinerJob.attempt(MinerJob.ofShard(subject, SETTINGS, 0, 1))).isEqualTo(1);
        assertThat(MinerJob.attempt(MinerJob.ofShard(subject, SETTINGS, 0, 2))).isEqualTo(2);
    }

    @Test
    void ofAQueueItIsMadeSuspendedAndNotesWhichWasAskedFor() {
        Job job = MinerJob.ofShard(subject("execution: {queueName: films}"), SETTINGS, 0, 2);
        assertThat(job.getSpec().getSuspend()).isTrue();
        assertThat(job.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "films");
        assertThat(job.getMetadata().getAnnotations())
                .containsOnly(Map.entry("apriori.dev/queue", "films"), Map.entry("apriori.dev/attempt", "2"));
        assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
                .doesNotContainKey("kueue.x-k8s.io/queue-name");
    }

    private static Container miner(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static Job shard(String more) {
        return MinerJob.ofShard(subject(more), SETTINGS, 1, 1);
    }

    /** A sweep of two shards of two trials each. */
    private static Subject subject(String more) {
        String dataset =
                more.startsWith("dataset") ? "" : "dataset: {format: MovieLensCsv, uri: 'file:///data/r.csv'}, ";
        AprioriExperiment experiment = ExperimentFile.read("""
                apiVersion: apriori.dev/v1alpha1
                kind: AprioriExperiment
                metadata: {name: movielens}
                spec: {%s grid: {minSupport: ["0.1", "0.2"], metric: [lift], minThreshold: ["1"], maxLength: [2, 3],
                  minRating: ["3.5"]}, %s}
                """.formatted(dataset, more), "experiment.yaml");
        experiment.getMetadata().setNamespace("default");
        experiment.getMetadata().setUid("uid");
        return new Subject(
                experiment,
                AprioriExperimentStatus.initial(),
                new Sweep(2, 1, PlanHash.of(experiment.getSpec())),
                SweepPolicy.of(experiment.getSpec()));
    }
}
