package dev.apriori.operator.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubeapitest.junit.EnableKubeAPIServer;
import io.fabric8.kubeapitest.junit.KubeConfig;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two operators as processes, and a real API server between them. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
@EnableKubeAPIServer
class LeaderElectionTest {
    @KubeConfig
    static String kubeConfig;

    @TempDir
    static Path folder;

    private static ApiServer cluster;

    @BeforeAll
    static void connect() throws IOException {
        cluster = new ApiServer(kubeConfig, folder);
        cluster.installCrd();
        cluster.create("default", "movielens");
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @BeforeEach
    void nobodyHoldsTheLease() {
        lease().delete();
    }

    @Test
    void oneWorksAndTheOtherStandsBy() throws Exception {
        try (var first = operator("first").awaitReady()) {
            first.awaitLine("movielens", "ends");
            try (var second = operator("second").awaitReady()) {
                second.awaitLine("first holds the lease");
                assertThat(first.get("/metrics").body())
                        .contains("apriori_leader 1.0", "apriori_experiments{phase=\"Pending\"} 1.0");
                assertThat(second.get("/metrics").body())
                        .contains("apriori_leader 0.0", "apriori_experiments{phase=\"Pending\"} 0.0");
                assertThat(second.lines()).noneMatch(line -> line.contains("begins"));
            }
        }
    }

    @Test
    void whoIsToldToStopGivesTheLeaseBackAndTheOtherWorksInSeconds() throws Exception {
        try (var first = operator("first").awaitReady()) {
            first.awaitLine("holds the lease");
            try (var second = operator("second").awaitReady()) {
                assertThat(first.terminate().exitCode()).isZero();
                first.awaitLine("gave the lease apriori-operator back");
                await().atMost(Leadership.LEASE_TIME).until(() -> holder().equals("second"));
                second.awaitLine("movielens", "ends");
            }
        }
    }

    @Test
    void whoDiesWithoutAWordIsReplaced() throws Exception {
        try (var first = operator("first").awaitReady()) {
            first.awaitLine("movielens", "ends");
            try (var second = operator("second").awaitReady()) {
                first.kill().exitCode();
                second.awaitLine("movielens", "ends");
                assertThat(holder()).isEqualTo("second");
            }
        }
    }

    /** As when it was cut off from the API server for so long that another took over. */
    @Test
    void whoLosesTheLeaseEndsAtOnce() throws Exception {
        try (var operator = operator("first").awaitReady()) {
            operator.awaitLine("holds the lease");
            lease().edit(lease -> {
                lease.getSpec().setHolderIdentity("another");
                lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
                return lease;
            });
            assertThat(operator.exitCode()).isEqualTo(1);
            operator.awaitLine("ends: lost the lease apriori-operator");
            assertThat(holder()).isEqualTo("another");
        }
    }

    private static OperatorProcess operator(String name) throws IOException {
        return OperatorProcess.start(
                cluster.kubeConfig(),
                Map.of("APRIORI_LEADER_ELECTION", "true", "POD_NAME", name, "POD_NAMESPACE", "default"),
                List.of());
    }

    private static Resource<Lease> lease() {
        return cluster.client().leases().inNamespace("default").withName(Leadership.LEASE);
    }

    private static String holder() {
        return Optional.ofNullable(lease().get())
                .map(lease -> lease.getSpec().getHolderIdentity())
                .orElse("");
    }
}
