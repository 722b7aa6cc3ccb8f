package dev.apriori.operator.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.metrics.Fault;
import io.fabric8.kubeapitest.junit.EnableKubeAPIServer;
import io.fabric8.kubeapitest.junit.KubeConfig;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The program against a real API server: how it starts, what it logs and shows, how it stops. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
@EnableKubeAPIServer
class OperatorLifecycleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @KubeConfig
    static String kubeConfig;

    @TempDir
    static Path folder;

    private static ApiServer cluster;

    @BeforeAll
    static void connect() throws IOException {
        cluster = new ApiServer(kubeConfig, folder);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @BeforeEach
    void thereAreNoExperiments() {
        cluster.installCrd();
        cluster.client().resources(AprioriExperiment.class).inAnyNamespace().delete();
    }

    @Test
    void startsAsSoonAsTheCrdIsThere() throws Exception {
        cluster.removeCrd();
        try (var operator = OperatorProcess.start(cluster.kubeConfig())) {
            operator.awaitLine("tries again");
            assertThat(operator.get("/readyz").body())
                    .startsWith("the resource aprioriexperiments.apriori.dev is not known here; apply the CRD");
            cluster.installCrd();
            operator.awaitReady();
            assertThat(operator.lines()).noneMatch(OperatorLifecycleTest::isTrace);
        }
    }

    @Test
    void startsAsSoonAsItIsAllowedTo() throws Exception {
        List<String> asSomebody = List.of("-Dkubernetes.impersonate.username=somebody");
        Map<String, String> standBy =
                Map.of("APRIORI_LEADER_ELECTION", "true", "POD_NAME", "somebody", "POD_NAMESPACE", "default");
        try (var operator = OperatorProcess.start(cluster.kubeConfig(), standBy, asSomebody)) {
            operator.awaitLine("User \"somebody\" cannot list resource \"aprioriexperiments\"", "rbac.create");
            allow("apriori.dev", "aprioriexperiments", "list", "watch");
            operator.awaitLine("may not get, create, update, patch the lease apriori-operator in namespace default");
            allow("coordination.k8s.io", "leases", "get", "create", "update", "patch");
            operator.awaitReady();
            operator.awaitLine("holds the lease");
            assertThat(operator.lines()).noneMatch(OperatorLifecycleTest::isTrace);
        }
    }

    @Test
    void seesExperimentsOfItsNamespacesAndNoOthers() throws Exception {
        cluster.create("default", "seen");
        cluster.create("kube-public", "seen-too");
        cluster.create("kube-system", "unseen");
        Map<String, String> two = Map.of("APRIORI_WATCH_NAMESPACES", "default,kube-public");
        try (var operator = OperatorProcess.start(cluster.kubeConfig(), two, List.of())) {
            operator.awaitReady();
            operator.awaitLine("default/seen ", "ends");
            operator.awaitLine("kube-public/seen-too ", "ends");
            assertThat(operator.get("/metrics").body()).contains("apriori_experiments{phase=\"Pending\"} 2.0");
            assertThat(operator.lines()).noneMatch(line -> line.contains("unseen"));
        }
    }

    /** Who set which field is half of an object. */
    @Test
    void keepsNoManagedFields() throws Exception {
        assertThat(cluster.create("default", "bare").getMetadata().getManagedFields())
                .isNotEmpty();
        try (var operator = OperatorProcess.start(cluster.kubeConfig())) {
            operator.awaitLine("default/bare ", "begins with 0");
        }
    }

    @Test
    void aLineNamesTheExperimentItIsAbout() throws Exception {
        cluster.create("default", "named");
        try (var operator =
                OperatorProcess.start(cluster.kubeConfig(), Map.of("APRIORI_LOG_FORMAT", "json"), List.of())) {
            JsonNode line = JSON.readTree(operator.awaitLine("\"name\":\"named\"", "begins"));
            assertThat(line.path("namespace").textValue()).isEqualTo("default");
            assertThat(line.path("level").textValue()).isEqualTo("INFO");
            assertThat(line.path("logger").textValue()).endsWith("Slow");
            assertThat(line.path("message").textValue()).startsWith("begins");
            assertThat(line.path("time").textValue()).startsWith("2");
            operator.terminate().exitCode();
            for (String each : operator.lines()) {
                assertThat(JSON.readTree(each).has("message")).as(each).isTrue();
            }
        }
    }

    /** Whose fault it is decides, as {@link Fault} has it. */
    @Test
    void onlyADefectHasATrace() throws Exception {
        cluster.create("default", "trouble");
        cluster.create("default", "defect");
        try (var operator =
                OperatorProcess.start(cluster.kubeConfig(), Map.of("APRIORI_LOG_FORMAT", "json"), List.of())) {
            JsonNode trouble = JSON.readTree(operator.awaitLine("\"name\":\"trouble\"", "\"cause\""));
            JsonNode defect = JSON.readTree(operator.awaitLine("\"name\":\"defect\"", "\"cause\""));
            assertThat(trouble.path("cause").textValue()).isEqualTo("the server is busy");
            assertThat(defect.path("cause").textValue())
                    .startsWith(
                            "java.lang.IllegalStateException: ours\n\tat dev.apriori.operator.program.SlowOperator");
        }
    }

    @Test
    void aPassUnderWayEndsBeforeTheProcessDoes() throws Exception {
        cluster.create("default", "slow");
        try (var operator = OperatorProcess.start(cluster.kubeConfig())) {
            operator.awaitLine("default/slow ", "begins");
            assertThat(operator.terminate().exitCode()).isZero();
            operator.awaitLine("default/slow ", "ends");
            assertThat(operator.lines()).noneMatch(OperatorLifecycleTest::isTrace);
        }
    }

    private static void allow(String group, String resource, String... verbs) {
        String name = "somebody-" + resource;
        cluster.client()
                .resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups(group)
                        .withResources(resource)
                        .withVerbs(verbs)
                        .endRule()
                        .build())
                .create();
        cluster.client()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                        .addNewSubject("rbac.authorization.k8s.io", "User", "somebody", null)
                        .build())
                .create();
    }

    private static boolean isTrace(String line) {
        return line.startsWith("\tat ");
    }
}
