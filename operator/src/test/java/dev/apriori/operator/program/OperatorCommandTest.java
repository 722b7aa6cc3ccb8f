package dev.apriori.operator.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says and how it ends, where no cluster is needed for that. */
class OperatorCommandTest {
    @TempDir
    Path folder;

    private Path kubeConfig;

    /** Nobody listens at port 1. */
    @BeforeEach
    void aClusterThatIsAway() throws IOException {
        kubeConfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: away
                contexts: [{name: away, context: {cluster: away, user: away}}]
                clusters: [{name: away, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: away, user: {}}]
                """);
    }

    @Test
    void helpListsEachVariable() throws Exception {
        try (var operator = OperatorProcess.start(kubeConfig, "--help")) {
            assertThat(operator.exitCode()).isZero();
            assertThat(String.join("\n", operator.lines()))
                    .contains(
                            "APRIORI_MINER_IMAGE ",
                            "APRIORI_MINER_IMAGE_PULL_POLICY",
                            "APRIORI_IMAGE_PULL_SECRETS",
                            "APRIORI_WATCH_NAMESPACES",
                            "APRIORI_TRACKING_URI",
                            "APRIORI_CLUSTER_NAME",
                            "APRIORI_RESULT_WAIT",
                            "APRIORI_LEADER_ELECTION",
                            "APRIORI_HTTP_PORT",
                            "APRIORI_LOG_LEVEL",
                            "APRIORI_LOG_FORMAT",
                            "POD_NAME and POD_NAMESPACE");
        }
    }

    @Test
    void anUnknownOptionIsOneLine() throws Exception {
        try (var operator = OperatorProcess.start(kubeConfig, "--verbose")) {
            assertThat(operator.exitCode()).isEqualTo(2);
            assertThat(operator.lines()).containsExactly("Unknown option: '--verbose' (see --help)");
        }
    }

    @Test
    void badSettingsAreALineEach() throws Exception {
        Map<String, String> environment =
                Map.of("APRIORI_MINER_IMAGE", "", "APRIORI_LOG_FORMAT", "xml", "APRIORI_LOG_LEVEL", "loud");
        try (var operator = OperatorProcess.start(kubeConfig, environment, List.of())) {
            assertThat(operator.exitCode()).isEqualTo(2);
            assertThat(operator.lines())
                    .containsExactly(
                            "APRIORI_LOG_LEVEL has 'loud'; give error, warn, info, debug or trace",
                            "APRIORI_LOG_FORMAT has 'xml'; give json or plain",
                            "APRIORI_MINER_IMAGE is not set; give the image that mines and serves, such as apriori-miner:0.1.0");
        }
    }

    @Test
    void aPortThatIsTakenIsToBeMended() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            var environment = Map.of("APRIORI_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            try (var operator = OperatorProcess.start(kubeConfig, environment, List.of())) {
                assertThat(operator.exitCode()).isEqualTo(2);
                assertThat(operator.lines())
                        .singleElement()
                        .asString()
                        .startsWith("APRIORI_HTTP_PORT has '" + taken.getLocalPort() + "'")
                        .endsWith("give another port");
            }
        }
    }

    @Test
    void aClusterThatIsAwayIsWaitedForWithALineForEachTry() throws Exception {
        try (var operator = OperatorProcess.start(kubeConfig)) {
            operator.awaitLine("tries again in 2 s");
            assertThat(operator.status("/livez")).isEqualTo(200);
            assertThat(operator.get("/readyz").body())
                    .startsWith("the API server at http://127.0.0.1:1/ does not answer: ");
            assertThat(operator.terminate().exitCode()).isZero();
            assertThat(operator.lines())
                    .allMatch(line -> line.contains("cannot start yet: the API server at http://127.0.0.1:1/"));
        }
    }
}
