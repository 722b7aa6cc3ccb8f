package dev.apriori.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class ExecutorPodsTest {
    private static final Path FILE = Path.of("/tmp/executor.yaml");

    @Test
    void executorsAreOfTheTemplatesImageAndSize() {
        SparkConf conf = conf("""
                resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {memory: 1Gi}}
                """);

        assertThat(conf.get("spark.kubernetes.container.image")).isEqualTo("apriori-miner-spark:1");
        assertThat(conf.get("spark.executor.instances")).isEqualTo("3");
        assertThat(conf.get("spark.kubernetes.executor.request.cores")).isEqualTo("100m");
        assertThat(conf.contains("spark.kubernetes.executor.limit.cores")).isFalse();
        assertThat(conf.get("spark.executor.cores")).isEqualTo("1");
        assertThat(conf.get("spark.executor.memory")).isEqualTo("716m");
        assertThat(conf.get("spark.executor.memoryOverhead")).isEqualTo("308m");
    }

    @Test
    void aLimitOfCpuIsKeptAndFilledWithTasks() {
        SparkConf conf = conf("""
                resources: {requests: {cpu: "1"}, limits: {cpu: 2500m, memory: 4Gi}}
                """);

        assertThat(conf.get("spark.kubernetes.executor.limit.cores")).isEqualTo("2500m");
        assertThat(conf.get("spark.executor.cores")).isEqualTo("3");
    }

    @Test
    void withoutResourcesTheyAreAsLargeAsTheMiner() {
        SparkConf conf = conf("");

        assertThat(conf.get("spark.executor.memory")).isEqualTo("1433m");
        assertThat(conf.get("spark.kubernetes.executor.request.cores")).isEqualTo("250m");
    }

    @Test
    void thisPodIsTheDriverAndOwnsThem() {
        SparkConf conf = conf("");

        assertThat(conf.get("spark.driver.host")).isEqualTo("10.0.0.1");
        assertThat(conf.get("spark.kubernetes.driver.pod.name")).isEqualTo("quickstart-1-0-abcde");
        assertThat(conf.get("spark.kubernetes.namespace")).isEqualTo("films");
        assertThat(conf.get("spark.kubernetes.executor.podTemplateFile")).isEqualTo("file:///tmp/executor.yaml");
        assertThat(conf.get("spark.kubernetes.executor.podTemplateContainerName"))
                .isEqualTo("executor");
        assertThat(conf.get("spark.authenticate")).isEqualTo("true");
    }

    @Test
    void onAMachineThatIsNoPodThereAreNone() {
        assertThat(ExecutorPods.told(Map.of("POD_NAME", "another"))).isEmpty();
    }

    private static SparkConf conf(String resources) {
        String template = """
                spec:
                  containers:
                  - name: executor
                    image: apriori-miner-spark:1
                    imagePullPolicy: IfNotPresent
                """ + resources.indent(4);
        return ExecutorPods.told(Map.of(
                        ExecutorPods.TEMPLATE,
                        template,
                        "POD_NAME",
                        "quickstart-1-0-abcde",
                        "POD_NAMESPACE",
                        "films",
                        "POD_IP",
                        "10.0.0.1"))
                .orElseThrow()
                .conf("quickstart shard 0", 3, FILE);
    }
}
