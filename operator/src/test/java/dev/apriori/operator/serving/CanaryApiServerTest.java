package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Decision;
import io.fabric8.kubeapitest.junit.EnableKubeAPIServer;
import io.fabric8.kubeapitest.junit.KubeConfig;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Canaries on a real API server, with no more rights than the operator's role has, and a new operator at each look. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
@EnableKubeAPIServer
class CanaryApiServerTest {
    private static final String FOUR = "replicas: 4, rolloutTimeout: 2m, canary: {percent: 20}";

    @KubeConfig
    static String kubeConfig;

    static KubernetesClient admin;
    static KubernetesClient operator;

    private String namespace;

    @BeforeAll
    static void theOperatorMayDoJustWhatItNeeds() {
        var clients = ServingClients.of(kubeConfig);
        admin = clients.admin();
        operator = clients.operator();
    }

    @BeforeEach
    void aNamespaceOfItsOwn(TestInfo test) {
        namespace = "n" + Integer.toHexString(test.getDisplayName().hashCode());
    }

    @Test
    void theServiceTakesBothRevisionsUntilOneHasWon() {
        ServingCluster cluster = begun("{" + FOUR + "}");
        assertThat(cluster.service().getSpec().getSelector())
                .isEqualTo(Map.of("apriori.dev/experiment", "movielens", "app.kubernetes.io/name", "apriori-server"));
        assertThat(cluster.deployment("4").getSpec().getReplicas()).isEqualTo(1);
        Map<String, String> before = cluster.versions();
        cluster.look("4");
        assertThat(cluster.versions()).isEqualTo(before);

        well(cluster);
        cluster.up("4");
        assertThat(cluster.settle("4").phase()).isEqualTo(Phase.READY);
        assertThat(cluster.servedVersion()).isEqualTo("4");
        assertThat(cluster.service().getMetadata().getAnnotations()).doesNotContainKey("apriori.dev/canary");
        cluster.pass(Planner.DRAIN);
        cluster.look("4");
        assertThat(cluster.deployedVersions()).containsExactly("4");
    }

    @Test
    void aCanaryThatDoesWorseIsKnownToTheNextOperator() {
        ServingCluster cluster = begun("{" + FOUR + "}");
        cluster.look("4");
        cluster.servers().answered("3", 400, 0, 0);
        cluster.servers().answered("4", 100, 20, 0);
        Decision decision = cluster.settle("4");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.message()).contains("20.0 % of 100 requests failed").endsWith("3 goes on answering");
        assertThat(cluster.servedVersion()).isEqualTo("3");
        assertThat(cluster.service().getSpec().getSelector()).containsEntry("apriori.dev/version", "3");
        cluster.pass(Planner.DRAIN);
        cluster.settle("4");
        assertThat(cluster.deployedVersions()).containsExactly("3");
        assertThat(cluster.service().getMetadata().getAnnotations())
                .doesNotContainKey("apriori.dev/canary")
                .containsEntry("apriori.dev/failed-version", "4");
    }

    @Test
    void withoutAGatewayApiItIsSaidAndPodsAreTheShare() {
        ServingCluster cluster = begun("{" + FOUR + ", gateway: {parentRefs: [{name: public}]}}");
        assertThat(cluster.upkeep().refused())
                .containsExactly("HTTPRoute movielens is refused: the cluster has no Gateway API of version v1");
        assertThat(cluster.service().getSpec().getSelector()).doesNotContainKey("apriori.dev/version");
    }

    @Test
    void withAGatewayApiTheRoutesWeightsAreTheShare() {
        CustomResourceDefinition routes = gatewayApi();
        try {
            ServingCluster cluster =
                    begun("{" + FOUR + ", gateway: {parentRefs: [{name: public}], hostnames: [films.example.org]}}");
            assertThat(cluster.upkeep().refused())
                    .containsExactly("HTTPRoute movielens is accepted by no Gateway: the canary's share is that of its"
                            + " pods");
            assertThat(cluster.service().getSpec().getSelector()).doesNotContainKey("apriori.dev/version");

            accept();
            cluster.settle("4");
            assertThat(cluster.upkeep().refused()).isEmpty();
            assertThat(weights()).isEqualTo(Map.of("movielens", 80, "movielens-canary", 20));
            assertThat(cluster.servedVersion()).isEqualTo("3");
            assertThat(canaryService().getSpec().getSelector()).containsEntry("apriori.dev/version", "4");

            // the status tells of the Gateway that was named before
            cluster.edit("{" + FOUR + ", gateway: {parentRefs: [{name: nowhere}]}}");
            cluster.settle("4");
            assertThat(cluster.service().getSpec().getSelector()).doesNotContainKey("apriori.dev/version");
            cluster.edit("{" + FOUR + ", gateway: {parentRefs: [{name: public}]}}");
            cluster.settle("4");

            well(cluster);
            cluster.up("4");
            assertThat(cluster.settle("4").phase()).isEqualTo(Phase.READY);
            assertThat(weights()).isEqualTo(Map.of("movielens", 100));
            cluster.pass(Planner.DRAIN);
            cluster.look("4");
            assertThat(canaryService()).isNull();

            cluster.edit("{" + FOUR + "}");
            cluster.settle("4");
            assertThat(admin.resources(HTTPRoute.class)
                            .inNamespace(namespace)
                            .list()
                            .getItems())
                    .isEmpty();
        } finally {
            admin.resource(routes).delete();
        }
    }

    private ServingCluster begun(String spec) {
        ServingCluster cluster = new ServingCluster(admin, operator, namespace, spec);
        cluster.look("3");
        cluster.up("3");
        cluster.settle("3");
        cluster.look("4");
        cluster.up("4");
        cluster.look("4");
        cluster.pass(CanaryEntrance.HEARD);
        cluster.settle("4");
        return cluster;
    }

    private static void well(ServingCluster cluster) {
        cluster.servers().answered("3", 400, 0, 0);
        cluster.servers().answered("4", 100, 0, 0);
        cluster.pass(Duration.ofMinutes(1));
        cluster.settle("4");
        assertThat(cluster.deployment("4").getSpec().getReplicas()).isEqualTo(4);
    }

    private Map<String, Integer> weights() {
        return admin
                .resources(HTTPRoute.class)
                .inNamespace(namespace)
                .withName("movielens")
                .require()
                .getSpec()
                .getRules()
                .get(0)
                .getBackendRefs()
                .stream()
                .collect(Collectors.toMap(HTTPBackendRef::getName, HTTPBackendRef::getWeight));
    }

    /** Plays the Gateway's controller. */
    private void accept() {
        admin.resources(HTTPRoute.class)
                .inNamespace(namespace)
                .withName("movielens")
                .edit(route -> new HTTPRouteBuilder(route)
                        .withStatus(Subjects.ACCEPTED)
                        .build());
    }

    private Service canaryService() {
        return admin.services()
                .inNamespace(namespace)
                .withName("movielens-canary")
                .get();
    }

    /** As much of it as a server needs to take routes; what they mean is a Gateway's affair. */
    private static CustomResourceDefinition gatewayApi() {
        CustomResourceDefinition definition = new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName("httproutes.gateway.networking.k8s.io")
                .addToAnnotations("api-approved.kubernetes.io", "unapproved, for a test")
                .endMetadata()
                .withNewSpec()
                .withGroup("gateway.networking.k8s.io")
                .withScope("Namespaced")
                .withNewNames()
                .withKind("HTTPRoute")
                .withPlural("httproutes")
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .endOpenAPIV3Schema()
                .endSchema()
                .endVersion()
                .endSpec()
                .build();
        admin.resource(definition).create();
        admin.resource(definition)
                .waitUntilCondition(
                        crd -> crd != null
                                && crd.getStatus() != null
                                && crd.getStatus().getConditions() != null
                                && crd.getStatus().getConditions().stream()
                                        .anyMatch(
                                                condition -> condition.getType().equals("Established")
                                                        && condition.getStatus().equals("True")),
                        30,
                        TimeUnit.SECONDS);
        return definition;
    }
}
