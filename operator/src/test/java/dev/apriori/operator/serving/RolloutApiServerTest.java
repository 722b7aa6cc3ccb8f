package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Decision;
import io.fabric8.kubeapitest.junit.EnableKubeAPIServer;
import io.fabric8.kubeapitest.junit.KubeConfig;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Rollouts on a real API server, with no more rights than the operator's role has. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
@EnableKubeAPIServer
class RolloutApiServerTest {
    private static final String TWO = "{replicas: 2, rolloutTimeout: 2m}";

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
    void aServiceAndItsFirstVersionAreMadeTogetherAndThenLeftAlone() {
        ServingCluster cluster = serving(everything(), "3");
        assertThat(cluster.versions().keySet())
                .contains("Service/movielens", "Ingress/movielens", "HorizontalPodAutoscaler/movielens")
                .contains("PodDisruptionBudget/movielens")
                .hasSize(5);
        Map<String, String> before = cluster.versions();
        assertThat(cluster.settle("3").phase()).isEqualTo(Phase.READY);
        assertThat(cluster.versions()).isEqualTo(before);
        assertThat(cluster.upkeep().refused()).isEmpty();
    }

    @Test
    void theServiceMovesWhenTheNextVersionIsAvailableAndNotBefore() {
        ServingCluster cluster = serving(TWO, "3");
        cluster.settle("4");
        assertThat(cluster.servedVersion()).isEqualTo("3");
        cluster.ready("4");
        assertThat(cluster.settle("4").phase()).isEqualTo(Phase.READY);
        assertThat(cluster.servedVersion()).isEqualTo("4");
        assertThat(cluster.deployedVersions()).containsExactly("3", "4");
        cluster.pass(Planner.DRAIN);
        cluster.look("4");
        assertThat(cluster.deployedVersions()).containsExactly("4");
    }

    @Test
    void aFailedRolloutLeavesTheServiceAndIsKnownToTheNextOperator() {
        ServingCluster cluster = serving(TWO, "3");
        cluster.look("4");
        cluster.pass(Duration.ofMinutes(2));
        Decision decision = cluster.settle("4");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.message()).endsWith("; version 3 goes on answering");
        assertThat(cluster.servedVersion()).isEqualTo("3");
        assertThat(cluster.deployedVersions()).containsExactly("3");
        cluster.edit(TWO);
        assertThat(cluster.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
        cluster.ready("4");
        assertThat(cluster.settle("4").phase()).isEqualTo(Phase.READY);
        assertThat(cluster.service().getMetadata().getAnnotations()).doesNotContainKey("apriori.dev/failed-why");
    }

    @Test
    void aPersonWhoRemovesTheNoteHasAnotherTry() {
        ServingCluster cluster = serving(TWO, "3");
        cluster.look("4");
        cluster.pass(Duration.ofMinutes(2));
        assertThat(cluster.settle("4").phase()).isEqualTo(Phase.DEGRADED);
        admin.resource(cluster.service())
                .edit(service -> new ServiceBuilder(service)
                        .editMetadata()
                        .removeFromAnnotations("apriori.dev/failed-revision")
                        .endMetadata()
                        .build());
        assertThat(cluster.look("4").phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(cluster.service().getMetadata().getAnnotations()).doesNotContainKey("apriori.dev/failed-why");
    }

    @Test
    void aChangedTemplateIsRolledOutBesideWhatAnswers() {
        ServingCluster cluster = serving(TWO, "3");
        String before = selectedRevision(cluster);
        cluster.edit("{replicas: 2, podTemplate: {spec: {containers: [{name: server, resources: {requests: {cpu:"
                + " \"0.5\"}}}]}}}");
        assertThat(cluster.look("3").phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(selectedRevision(cluster)).isEqualTo(before);
        cluster.ready("3");
        assertThat(cluster.settle("3").phase()).isEqualTo(Phase.READY);
        assertThat(selectedRevision(cluster)).isNotEqualTo(before);
        cluster.pass(Planner.DRAIN);
        cluster.settle("3");
        Map<String, String> versions = cluster.versions();
        cluster.look("3");
        assertThat(cluster.versions()).isEqualTo(versions);
        assertThat(cluster.deployedVersions()).containsExactly("3");
    }

    @Test
    void aTemplateThatTheApiServerRefusesIsGivenUpAtOnce() {
        ServingCluster cluster = serving(TWO, "3");
        cluster.edit("{replicas: 2, podTemplate: {spec: {priorityClassName: \"Not a name\"}}}");
        cluster.look("3");
        Decision decision = cluster.look("3");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.message())
                .startsWith("version 3, served as spec.serving asks for, was given up: Deployment movielens-v3-")
                .contains("is refused", "Not a name")
                .endsWith("; it goes on answering as before");
    }

    @Test
    void theAutoscalersNumberOfPodsIsLeftAlone() {
        ServingCluster cluster = serving("{autoscaling: {minReplicas: 2, maxReplicas: 9}}", "3");
        admin.resource(cluster.deployment("3")).scale(7);
        cluster.ready("3");
        Map<String, String> scaled = cluster.versions();
        cluster.settle("3");
        assertThat(cluster.versions()).isEqualTo(scaled);
        assertThat(cluster.deployment("3").getSpec().getReplicas()).isEqualTo(7);
        cluster.edit("{replicas: 2}");
        cluster.look("3");
        assertThat(cluster.deployment("3").getSpec().getReplicas()).isEqualTo(2);
        assertThat(cluster.known().autoscaler()).isEmpty();
        cluster.edit("{autoscaling: {minReplicas: 1, maxReplicas: 9}}");
        cluster.look("3");
        assertThat(cluster.deployment("3").getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void aCacheThatIsBehindDoesNotUndoWhatTheAutoscalerHasDone() {
        String spec = "{autoscaling: {minReplicas: 2, maxReplicas: 9}, rolloutTimeout: %s}";
        ServingCluster cluster = serving(spec.formatted("2m"), "3");
        ServingObjects before = cluster.known();
        admin.resource(cluster.deployment("3")).scale(7);
        cluster.edit(spec.formatted("3m"));
        assertThatThrownBy(() -> cluster.look("3", before))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        conflict -> assertThat(conflict.getCode()).isEqualTo(HttpURLConnection.HTTP_CONFLICT));
        assertThat(cluster.deployment("3").getSpec().getReplicas()).isEqualTo(7);
        cluster.look("3");
        assertThat(cluster.deployment("3").getSpec().getReplicas()).isEqualTo(7);
        assertThat(cluster.deployment("3").getSpec().getProgressDeadlineSeconds())
                .isEqualTo(180);
    }

    @Test
    void whatTheSpecDoesNotWantAnyMoreGoes() {
        ServingCluster cluster = serving(everything(), "3");
        cluster.edit("{replicas: 1}");
        cluster.settle("3");
        assertThat(cluster.versions().keySet()).hasSize(2).contains("Service/movielens");
        Service service = cluster.service();
        assertThat(service.getSpec().getType()).isEqualTo("ClusterIP");
        assertThat(service.getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(80);
        assertThat(service.getMetadata().getAnnotations()).doesNotContainKey("example.org/lb");
    }

    @Test
    void withoutServingAllOfItGoes() {
        ServingCluster cluster = serving(everything(), "3");
        cluster.edit("{enabled: false}");
        cluster.look("3");
        assertThat(cluster.versions()).isEmpty();
    }

    @Test
    void fieldsOfOthersStayAndOursAreSetRight() {
        ServingCluster cluster = serving(TWO, "3");
        admin.resource(cluster.service())
                .edit(service -> new ServiceBuilder(service)
                        .editMetadata()
                        .addToAnnotations("someone.else/note", "x")
                        .endMetadata()
                        .editSpec()
                        .withSessionAffinity("ClientIP")
                        .addToSelector("apriori.dev/version", "2")
                        .endSpec()
                        .build());
        cluster.look("3");
        cluster.look("3");
        Service service = cluster.service();
        assertThat(service.getMetadata().getAnnotations()).containsEntry("someone.else/note", "x");
        assertThat(service.getSpec().getSessionAffinity()).isEqualTo("ClientIP");
        assertThat(service.getSpec().getSelector()).containsEntry("apriori.dev/version", "3");
    }

    @Test
    void aServiceOfSomeoneElseIsLeftAlone() {
        ServingCluster cluster = new ServingCluster(admin, operator, namespace, TWO);
        cluster.create(new ServiceBuilder()
                .withNewMetadata()
                .withName("movielens")
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(1234)
                .endPort()
                .endSpec()
                .build());
        cluster.look("3");
        assertThat(cluster.upkeep().refused())
                .containsExactly(
                        "Service movielens is there already and is not this experiment's: delete it, or give the"
                                + " experiment another name");
        assertThat(cluster.known().deployments()).isEmpty();
        admin.services().inNamespace(namespace).withName("movielens").delete();
        cluster.look("3");
        assertThat(cluster.deployedVersions()).containsExactly("3");
    }

    @Test
    void anAnnotationThatIsRefusedStopsNothingElse() {
        ServingCluster cluster = serving(TWO, "3");
        cluster.edit("{replicas: 3, ingress: {host: films.example.org, path: no-slash}}");
        cluster.look("3");
        assertThat(cluster.upkeep().refused()).hasSize(1);
        assertThat(cluster.upkeep().refused().get(0)).startsWith("Ingress movielens is refused: ");
        assertThat(cluster.deployment("3").getSpec().getReplicas()).isEqualTo(3);
    }

    private static String everything() {
        return "{autoscaling: {minReplicas: 2, maxReplicas: 5}, service: {type: NodePort, port: 8080, annotations:"
                + " {example.org/lb: internal}}, ingress: {host: films.example.org, tlsSecretName: tls}}";
    }

    private ServingCluster serving(String spec, String version) {
        ServingCluster cluster = new ServingCluster(admin, operator, namespace, spec);
        cluster.look(version);
        cluster.ready(version);
        assertThat(cluster.settle(version).phase()).isEqualTo(Phase.READY);
        return cluster;
    }

    private static String selectedRevision(ServingCluster cluster) {
        return cluster.service().getSpec().getSelector().get("apriori.dev/revision");
    }
}
