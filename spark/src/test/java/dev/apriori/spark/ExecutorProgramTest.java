package dev.apriori.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorProgramTest {
    private static final Map<String, String> POD = Map.of(
            "SPARK_DRIVER_URL", "spark://CoarseGrainedScheduler@10.0.0.1:7078",
            "SPARK_EXECUTOR_ID", "3",
            "SPARK_EXECUTOR_CORES", "2",
            "SPARK_APPLICATION_ID", "spark-1",
            "SPARK_EXECUTOR_POD_IP", "10.0.0.2",
            "SPARK_RESOURCE_PROFILE_ID", "0",
            "SPARK_EXECUTOR_POD_NAME", "shard-exec-3",
            "SPARK_JAVA_OPT_0", "-Dspark.authenticate=true",
            "SPARK_JAVA_OPT_1", "-XX:+UseSerialGC");

    @Test
    void whatSparkSetsAsVariablesBecomesArguments() {
        assertThat(ExecutorProgram.arguments(POD))
                .containsSequence("--driver-url", "spark://CoarseGrainedScheduler@10.0.0.1:7078")
                .containsSequence("--executor-id", "3")
                .containsSequence("--cores", "2")
                .containsSequence("--app-id", "spark-1")
                .containsSequence("--hostname", "10.0.0.2")
                .containsSequence("--resourceProfileId", "0")
                .containsSequence("--podName", "shard-exec-3")
                .hasSize(14);
    }

    @Test
    void propertiesAmongTheJavaOptionsAreSet() {
        assertThat(ExecutorProgram.options(POD)).containsExactly(Map.entry("spark.authenticate", "true"));
    }

    @Test
    void elsewhereThanInAnExecutorsPodItSaysWhatIsMissing() {
        assertThatThrownBy(() -> ExecutorProgram.arguments(Map.of()))
                .hasMessageMatching("SPARK_\\w+ is not set; an executor is started by Spark alone");
    }
}
