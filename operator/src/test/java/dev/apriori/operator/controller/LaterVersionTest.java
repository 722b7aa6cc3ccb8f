package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import dev.apriori.tracking.RealMlflow;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.EditReplacePatchable;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The definition is of a later version than the operator, as after a rollback. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class LaterVersionTest {
    private static final String LATER = "Quantum";

    @BeforeEach
    void theDefinitionHasAnEngineAndAPhaseMore() {
        change(LATER, true);
    }

    @AfterEach
    void itIsAsBefore() {
        change(LATER, false);
    }

    @Test
    void aSpecThatCannotBeReadIsRefusedAndStopsNoOther() {
        try (var lab = new Lab(RealMlflow.server().uri().toString());
                var other = new Lab(RealMlflow.server().uri().toString())) {
            create(
                    lab,
                    "{dataset: {format: Baskets, uri: \"file:x\"}, grid: {minSupport: [\"1\"]}, execution: {engine: "
                            + LATER + "}}");
            lab.startOperatorFor(other);
            other.apply(other.spec(1, "serving: {enabled: false}"));
            other.await(Phase.READY);
            AprioriExperimentStatus status = lab.await(Phase.FAILED);
            assertThat(status.message())
                    .isEqualTo("spec.execution.engine is 'Quantum'; give one of Auto, InMemory, Spark");
            patch(lab, Map.of("spec", Map.of("execution", Map.of("engine", "Auto"))));
            lab.await("it is read", now -> !now.message().equals(status.message()));
        }
    }

    @Test
    void ofAStatusWhatIsNotKnownIsLeftOutAndTheRestIsKept() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.await(
                    "the run has ended",
                    now -> now.sweepRun().filter(run -> run.closed()).isPresent());
            lab.stopOperator();
            patch(lab, Map.of("status", Map.of("phase", LATER)));
            lab.startOperator();
            AprioriExperimentStatus status = lab.await(Phase.READY);
            assertThat(status.sweep()).isEqualTo(1);
            assertThat(lab.jobs.started()).doesNotHaveDuplicates();
            lab.nothingWasDoneTwice();
        }
    }

    /** Names another engine and another phase that there are, or takes the two away. */
    private static void change(String word, boolean there) {
        ApiServer.admin()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(HasMetadata.getFullResourceName(AprioriExperiment.class))
                .edit(definition -> {
                    JSONSchemaProps schema = definition
                            .getSpec()
                            .getVersions()
                            .getFirst()
                            .getSchema()
                            .getOpenAPIV3Schema();
                    for (JSONSchemaProps property :
                            List.of(at(schema, "spec", "execution", "engine"), at(schema, "status", "phase"))) {
                        List<JsonNode> words = new ArrayList<>(property.getEnum());
                        words.removeIf(known -> known.asText().equals(word));
                        if (there) {
                            words.add(TextNode.valueOf(word));
                        }
                        property.setEnum(words);
                    }
                    return definition;
                });
    }

    private static JSONSchemaProps at(JSONSchemaProps schema, String... path) {
        JSONSchemaProps found = schema;
        for (String name : path) {
            found = found.getProperties().get(name);
        }
        return found;
    }

    /** The API server takes a moment to know a changed definition. */
    private static void create(Lab lab, String spec) {
        GenericKubernetesResource resource = Serialization.unmarshal(
                """
                apiVersion: apriori.dev/v1alpha1
                kind: AprioriExperiment
                metadata: {name: %s, namespace: %s}
                spec: %s
                """.formatted(Lab.NAME, lab.namespace(), spec), GenericKubernetesResource.class);
        await("the definition is known")
                .ignoreException(KubernetesClientException.class)
                .until(() -> ApiServer.admin().resource(resource).create() != null);
    }

    private static void patch(Lab lab, Map<String, Object> change) {
        NamespaceableResource<GenericKubernetesResource> stored = ApiServer.admin()
                .resource(ApiServer.admin()
                        .genericKubernetesResources(AprioriExperiment.API_VERSION, AprioriExperiment.KIND)
                        .inNamespace(lab.namespace())
                        .withName(Lab.NAME)
                        .require());
        EditReplacePatchable<GenericKubernetesResource> part =
                change.containsKey("status") ? stored.subresource("status") : stored;
        await("the definition is known")
                .ignoreException(KubernetesClientException.class)
                .until(() -> part.patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change)) != null);
    }
}
