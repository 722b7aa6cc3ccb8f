package dev.apriori.operator.mining;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparkPodTest {
    private static final OperatorSettings SETTINGS = new OperatorSettings(
            Set.of(),
            "test",
            "http://mlflow:5000",
            new Images("apriori-miner:1", "IfNotPresent", List.of("registry")),
            new Spark("apriori-miner-spark:1", "apriori-spark"),
            Duration.ofSeconds(60),
            false);

    @Test
    void theDriverMayStartPodsAndExecutorsMayNothing() {
        PodTemplateSpec driver = driver("engine: Spark");

        assertThat(driver.getSpec().getServiceAccountName()).isEqualTo("apriori-spark");
        assertThat(driver.getSpec().getAutomountServiceAccountToken()).isTrue();
        PodSpec executor = executor(driver).getSpec();
        assertThat(executor.getServiceAccountName()).isNull();
        assertThat(executor.getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void executorsMeetTheRestrictedStandard() {
        PodSpec pod = executor(driver("engine: Spark")).getSpec();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
        });
    }

    @Test
    void executorsHaveNeitherSecretsNorDataNorArguments() {
        PodSpec pod = executor(driver("engine: Spark")).getSpec();

        Container container = pod.getContainers().getFirst();
        assertThat(container.getEnvFrom()).isEmpty();
        assertThat(container.getArgs()).isEmpty();
        assertThat(container.getEnv()).extracting(EnvVar::getValueFrom).containsOnlyNulls();
        assertThat(pod.getVolumes()).extracting("name").containsExactly("tmp", "cache");
        assertThat(container.getVolumeMounts()).extracting("mountPath").containsExactly("/tmp", "/cache");
    }

    @Test
    void executorsAreNoPodsOfTheOperators() {
        assertThat(executor(driver("engine: Spark")).getMetadata().getLabels())
                .containsOnly(
                        Map.entry("app.kubernetes.io/name", "apriori-executor"),
                        Map.entry("app.kubernetes.io/instance", "movielens"),
                        Map.entry("apriori.dev/experiment", "movielens"),
                        Map.entry("apriori.dev/sweep", "1"),
                        Map.entry("apriori.dev/shard", "0"));
    }

    @Test
    void theUsersTemplateCountsForBoth() {
        PodTemplateSpec driver = driver("""
                engine: Spark, podTemplate: {metadata: {annotations: {team: films}}, spec: {serviceAccountName: own,
                  nodeSelector: {disk: fast}, containers: [{name: miner, image: 'own:2', env: [{name: A, value: b}],
                  resources: {limits: {memory: 4Gi}}}, {name: sidecar, image: 'sidecar:1'}]}}""");
        PodTemplateSpec executor = executor(driver);

        assertThat(driver.getSpec().getServiceAccountName()).isEqualTo("own");
        assertThat(executor.getMetadata().getAnnotations()).containsEntry("team", "films");
        assertThat(executor.getSpec().getNodeSelector()).containsEntry("disk", "fast");
        assertThat(executor.getSpec().getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getName()).isEqualTo("executor");
            assertThat(container.getImage()).isEqualTo("own:2");
            assertThat(container.getEnv()).contains(new EnvVar("A", "b", null));
            assertThat(container.getResources().getLimits()).containsEntry("memory", new Quantity("4Gi"));
        });
    }

    private static PodTemplateSpec driver(String execution) {
        AprioriExperiment experiment = ExperimentFile.read("""
                apiVersion: apriori.dev/v1alpha1
                kind: AprioriExperiment
                metadata: {name: movielens}
                spec: {dataset: {format: MovieLensCsv, uri: 'file:///data/r.csv', volume: {emptyDir: {}},
                    credentialsSecretRef: {name: s3}},
                  grid: {minSupport: ["0.1"], metric: [lift], minThreshold: ["1"], maxLength: [2], minRating: ["3.5"]},
                  tracking: {credentialsSecretRef: {name: mlflow}}, execution: {%s}}
                """.formatted(execution), "experiment.yaml");
        experiment.getMetadata().setNamespace("default");
        experiment.getMetadata().setUid("uid");
        var subject = new Subject(
                experiment,
                AprioriExperimentStatus.initial(),
                new Sweep(1, 1, PlanHash.of(experiment.getSpec())),
                SweepPolicy.of(experiment.getSpec()));
        return MinerJob.ofShard(subject, SETTINGS, 0, 1).getSpec().getTemplate();
    }

    private static PodTemplateSpec executor(PodTemplateSpec driver) {
        String template = driver.getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals(SparkPod.TEMPLATE))
                .findFirst()
                .orElseThrow()
                .getValue();
        return Serialization.unmarshal(template, PodTemplateSpec.class);
    }
}
