package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the chart's objects whatever the values are. */
@EnabledIf(value = Helm.INSTALLED, disabledReason = Helm.NOT_INSTALLED)
class ChartRulesTest {
    static List<Path> values() throws IOException {
        return Chart.values();
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyContainerIsRestricted(Path values) throws IOException, InterruptedException {
        for (JsonNode pod : pods(values)) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(containers(pod)).isNotEmpty().allSatisfy(container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.at("/allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(security.at("/capabilities").has("add")).isFalse();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyContainerHasItsMemoryBounded(Path values) throws IOException, InterruptedException {
        assertThat(pods(values).stream().flatMap(ChartRulesTest::containers))
                .allSatisfy(container -> assertThat(
                                container.at("/resources/limits/memory").asText())
                        .isNotEmpty());
    }

    /** A selector can't be changed by an upgrade. */
    @ParameterizedTest
    @MethodSource("values")
    void selectorsNameTheReleaseAndNoVersion(Path values) throws IOException, InterruptedException {
        assertThat(ofKind(values, "Deployment"))
                .isNotEmpty()
                .allSatisfy(deployment -> assertThat(
                                deployment.at("/spec/selector/matchLabels").fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("app.kubernetes.io/name", "app.kubernetes.io/instance"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void noRuleIsWiderThanItNames(Path values) throws IOException, InterruptedException {
        List<JsonNode> roles = Stream.concat(ofKind(values, "Role").stream(), ofKind(values, "ClusterRole").stream())
                .toList();

        assertThat(roles)
                .allSatisfy(role -> assertThat(role.path("rules").toString())
                        .doesNotContain("*", "escalate", "impersonate", "bind"));
    }

    @Test
    void watchedNamespacesGetARoleEachInsteadOfAClusterRole() throws IOException, InterruptedException {
        Path two = Chart.values("namespaces");

        assertThat(ofKind(two, "ClusterRoleBinding")).isEmpty();
        assertThat(ofKind(two, "RoleBinding").stream()
                        .map(role -> role.at("/metadata/namespace").asText()))
                .containsExactlyInAnyOrder("shop", "films", "apriori-system");
        assertThat(environment(two, "APRIORI_WATCH_NAMESPACES")).isEqualTo("shop,films");
    }

    @Test
    void allNamespacesAreWatchedByDefault() throws IOException, InterruptedException {
        Path none = Chart.values("default");

        assertThat(ofKind(none, "ClusterRoleBinding")).hasSize(1);
        assertThat(environment(none, "APRIORI_WATCH_NAMESPACES")).isEmpty();
    }

    @Test
    void whereSparkIsAllowedEachWatchedNamespaceHasTheAccountThatStartsExecutors() throws Exception {
        String text = Helm.template("apriori", "system", "--set", "spark.enabled=true,watchNamespaces={shop,films}");

        assertThat(Chart.objects(text).stream()
                        .filter(object -> object.at("/metadata/name").asText().equals("apriori-spark"))
                        .map(object -> object.path("kind").asText() + " "
                                + object.at("/metadata/namespace").asText()))
                .containsExactlyInAnyOrder(
                        "ServiceAccount shop",
                        "Role shop",
                        "RoleBinding shop",
                        "ServiceAccount films",
                        "Role films",
                        "RoleBinding films");
    }

    @Test
    void experimentsFindTheMlflowThatComesWithTheChart() throws IOException, InterruptedException {
        Path trial = Chart.values("trial");
        String uri = environment(trial, "APRIORI_TRACKING_URI");
        String arguments = pods(trial).stream().map(JsonNode::toString).reduce("", String::concat);

        assertThat(uri).isEqualTo("http://apriori-mlflow.apriori-system.svc:5000");
        assertThat(arguments).contains("apriori-mlflow.apriori-system.svc:5000,");
    }

    /** A name may look like a number or a truth to YAML. */
    @Test
    void namesStayNames() throws IOException, InterruptedException {
        String text = Helm.template(
                "on", "2", "--set-string", "watchNamespaces={3},imagePullSecrets={4}", "--set", "mlflow.enabled=true");

        assertThat(Chart.objects(text)).isNotEmpty().allSatisfy(object -> {
            assertThat(object.at("/metadata/name").isTextual()).isTrue();
            assertThat(object.at("/metadata/namespace").isNumber()).isFalse();
            assertThat(object.at("/metadata/labels").valueStream()).allMatch(JsonNode::isTextual);
            assertThat(object.findValues("app.kubernetes.io/instance")).allMatch(JsonNode::isTextual);
        });
    }

    private static String environment(Path values, String name) throws IOException, InterruptedException {
        return pods(values).stream()
                .flatMap(ChartRulesTest::containers)
                .flatMap(container -> container.path("env").valueStream())
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> pods(Path values) throws IOException, InterruptedException {
        return ofKind(values, "Deployment").stream()
                .map(deployment -> deployment.at("/spec/template/spec"))
                .toList();
    }

    private static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.concat(
                pod.path("initContainers").valueStream(), pod.path("containers").valueStream());
    }

    private static List<JsonNode> ofKind(Path values, String kind) throws IOException, InterruptedException {
        return Chart.objects(values).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }
}
