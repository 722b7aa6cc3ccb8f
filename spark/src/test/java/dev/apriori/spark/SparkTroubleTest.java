package dev.apriori.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.itemset.BudgetExceededException;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class SparkTroubleTest {
    @Test
    void whatTheServiceAccountMayNotDoIsAMistakeThatNamesTheFixFirst() {
        assertThat(SparkTrouble.of(new SparkException("no scheduler", refused(403))))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith("Spark may not start executors; give the pod's service account the role")
                .hasMessageContaining("pods is forbidden");
    }

    @Test
    void anApiServerThatIsAwayMayComeBack() {
        assertThat(SparkTrouble.of(refused(503)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Spark gave up");
    }

    @Test
    void anInterruptIsACancellation() {
        assertThat(SparkTrouble.of(new InterruptedException())).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void ourOwnExceptionsStayWhatTheyAre() {
        var ours = new BudgetExceededException("too many");
        assertThat(SparkTrouble.of(ours)).isSameAs(ours);
    }

    @Test
    void tooLittleMemoryForAnExecutorIsAMistake() {
        SparkConf conf = new SparkConf()
                .setMaster("local[1]")
                .setAppName("small")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.executor.memory", "100m");
        try (var start = new SparkStart(conf, 1, false)) {
            assertThatThrownBy(start::spark)
                    .isInstanceOf(MiningException.class)
                    .hasMessageStartingWith("Spark cannot work with its settings")
                    .hasMessageContaining("xecutor memory");
        }
    }

    private static KubernetesClientException refused(int code) {
        return new KubernetesClientException(
                "pods is forbidden", code, new StatusBuilder().withCode(code).build());
    }
}
