package dev.apriori.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.Fixtures;
import dev.apriori.experiment.Fixtures.Bad;
import dev.apriori.experiment.Statuses;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import io.fabric8.kubeapitest.junit.EnableKubeAPIServer;
import io.fabric8.kubeapitest.junit.KubeConfig;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real API server takes and refuses what we do, and names the same field. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
@EnableKubeAPIServer
class ApiServerGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @KubeConfig
    static String kubeConfig;

    static KubernetesClient client;

    @BeforeAll
    static void theDefinitionIsTaken() {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeConfig))
                .build();
        Resource<CustomResourceDefinition> definition = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(Path.of("../crds/aprioriexperiments.apriori.dev-v1.yml").toFile());
        definition.create();
        definition.waitUntilCondition(
                crd -> crd != null
                        && crd.getStatus() != null
                        && crd.getStatus().getConditions() != null
                        && crd.getStatus().getConditions().stream()
                                .anyMatch(c -> c.getType().equals("Established")
                                        && c.getStatus().equals("True")),
                30,
                TimeUnit.SECONDS);
    }

    static List<Path> good() {
        return Fixtures.good();
    }

    static List<Bad> bad() {
        return Fixtures.bad();
    }

    /**
     * What comes back has the server's defaults in it, and the file that we read has ours. It makes room at once for
     * another of the same name.
     */
    @ParameterizedTest
    @MethodSource
    void good(Path file) {
        GenericKubernetesResource taken = create(Fixtures.read(file));
        client.resource(taken).delete();
        JsonNode spec = JSON.valueToTree(taken.getAdditionalProperties().get("spec"));
        AprioriExperiment ours = ExperimentFile.read(file);
        assertThat(JSON.convertValue(spec, ours.getSpec().getClass())).isEqualTo(ours.getSpec());
    }

    @ParameterizedTest
    @MethodSource
    void bad(Bad experiment) {
        KubernetesClientException refusal =
                catchThrowableOfType(KubernetesClientException.class, () -> create(experiment.text()));
        assertThat(refusal).as("%s is taken", experiment).isNotNull();
        assertThat(refusal.getMessage()).contains(experiment.field()).doesNotContain("evaluating rule");
    }

    /** Through fabric8's typed client, as the operator does it. */
    @Test
    void aStatusIsKeptAsItIsWritten() {
        AprioriExperiment experiment = ExperimentFile.read(Path.of("src/test/resources/experiments/good/full.yaml"));
        experiment.getMetadata().setName("with-status");
        experiment.getMetadata().setNamespace("default");
        AprioriExperiment taken = client.resource(experiment).create();
        assertThat(taken.getSpec()).isEqualTo(experiment.getSpec());
        AprioriExperimentStatus status = Statuses.large();
        taken.setStatus(status);
        assertThat(client.resource(taken).updateStatus().getStatus()).isEqualTo(status);
    }

    @Test
    void kubectlScaleSetsTheNumberOfServers() {
        AprioriExperiment experiment = ExperimentFile.read(Path.of("src/test/resources/experiments/good/full.yaml"));
        experiment.getMetadata().setName("scaled");
        experiment.getMetadata().setNamespace("default");
        Resource<AprioriExperiment> taken =
                client.resource(client.resource(experiment).create());
        taken.scale(7);
        assertThat(taken.get().getSpec().serving().replicas()).isEqualTo(7);
    }

    private static GenericKubernetesResource create(String yaml) {
        GenericKubernetesResource resource =
                client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        resource.getMetadata().setNamespace("default");
        return client.resource(resource)
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();
    }
}
