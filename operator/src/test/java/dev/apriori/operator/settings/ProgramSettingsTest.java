package dev.apriori.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.apriori.operator.settings.OperatorSettings.Images;
import dev.apriori.operator.settings.OperatorSettings.Spark;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramSettingsTest {
    private static final String IMAGE = "APRIORI_MINER_IMAGE";

    @Test
    void onlyTheImageMustBeGiven() {
        assertThat(ProgramSettings.read(Map.of(IMAGE, "apriori-miner:1")))
                .isEqualTo(new ProgramSettings(
                        new OperatorSettings(
                                Set.of(),
                                "",
                                "",
                                new Images("apriori-miner:1", "IfNotPresent", List.of()),
                                new Spark("", "apriori-spark"),
                                Duration.ofSeconds(60),
                                false),
                        "",
                        "",
                        8080));
    }

    @Test
    void eachVariableIsRead() {
        ProgramSettings settings = ProgramSettings.read(Map.ofEntries(
                Map.entry(IMAGE, "registry.example.com:5000/ml/apriori-miner:0.1.0@sha256:" + "0a".repeat(32)),
                Map.entry("APRIORI_MINER_IMAGE_PULL_POLICY", "Always"),
                Map.entry("APRIORI_IMAGE_PULL_SECRETS", "pull, other.pull"),
                Map.entry("APRIORI_SPARK_IMAGE", "registry.example.com/apriori-miner-spark:0.1.0"),
                Map.entry("APRIORI_SPARK_SERVICE_ACCOUNT", "spark.driver"),
                Map.entry("APRIORI_WATCH_NAMESPACES", "ml,films, ml"),
                Map.entry("APRIORI_TRACKING_URI", "https://mlflow.ml.svc:5000/base"),
                Map.entry("APRIORI_CLUSTER_NAME", "Rhine 2"),
                Map.entry("APRIORI_RESULT_WAIT", "2m"),
                Map.entry("APRIORI_LEADER_ELECTION", "true"),
                Map.entry("APRIORI_HTTP_PORT", "9090"),
                Map.entry("APRIORI_LOG_LEVEL", "debug"),
                Map.entry("APRIORI_LOG_FORMAT", "json"),
                Map.entry("POD_NAME", "apriori-operator-6d4-x"),
                Map.entry("POD_NAMESPACE", "apriori")));
        assertThat(settings)
                .isEqualTo(new ProgramSettings(
                        new OperatorSettings(
                                Set.of("ml", "films"),
                                "Rhine 2",
                                "https://mlflow.ml.svc:5000/base",
                                new Images(
                                        "registry.example.com:5000/ml/apriori-miner:0.1.0@sha256:" + "0a".repeat(32),
                                        "Always",
                                        List.of("pull", "other.pull")),
                                new Spark("registry.example.com/apriori-miner-spark:0.1.0", "spark.driver"),
                                Duration.ofMinutes(2),
                                true),
                        "apriori-operator-6d4-x",
                        "apriori",
                        9090));
    }

    /** As Helm leaves them where a value is empty. */
    @Test
    void emptyMeansNotSet() {
        Map<String, String> environment = new HashMap<>(Map.of(IMAGE, "apriori-miner:1"));
        List.of("APRIORI_WATCH_NAMESPACES", "APRIORI_TRACKING_URI", "APRIORI_CLUSTER_NAME", "APRIORI_RESULT_WAIT")
                .forEach(name -> environment.put(name, " "));
        assertThat(ProgramSettings.read(environment)).isEqualTo(ProgramSettings.read(Map.of(IMAGE, "apriori-miner:1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            APRIORI_MINER_IMAGE             | Miner image        | give an image such as
            APRIORI_MINER_IMAGE             | miner:a b          | give an image such as
            APRIORI_MINER_IMAGE_PULL_POLICY | always             | Always, IfNotPresent or Never
            APRIORI_IMAGE_PULL_SECRETS      | Pull_Secret        | names of Secrets
            APRIORI_SPARK_IMAGE             | Spark image        | give an image such as
            APRIORI_SPARK_SERVICE_ACCOUNT   | Spark_Driver       | name of a ServiceAccount
            APRIORI_WATCH_NAMESPACES        | ML                 | names of namespaces
            APRIORI_WATCH_NAMESPACES        | a.b                | names of namespaces
            APRIORI_TRACKING_URI            | mlflow:5000        | such as http://mlflow
            APRIORI_TRACKING_URI            | file:///mlruns     | such as http://mlflow
            APRIORI_TRACKING_URI            | http://            | such as http://mlflow
            APRIORI_RESULT_WAIT             | 60                 | such as 60s
            APRIORI_RESULT_WAIT             | 0s                 | above zero
            APRIORI_RESULT_WAIT             | -1m                | such as 60s
            APRIORI_LEADER_ELECTION         | yes                | true or false
            APRIORI_HTTP_PORT               | 65536              | from 1 to 65535
            APRIORI_HTTP_PORT               | http               | from 1 to 65535
            APRIORI_LOG_LEVEL               | loud               | error, warn, info
            APRIORI_LOG_FORMAT              | xml                | json or plain
            POD_NAMESPACE                   | A                  | metadata.namespace
            """)
    void aBadValueIsNamedWithItsFix(String name, String value, String fix) {
        Map<String, String> environment = new HashMap<>(Map.of(IMAGE, "apriori-miner:1"));
        environment.put(name, value);
        assertThat(problems(environment))
                .singleElement()
                .asString()
                .startsWith(name + " has '" + value + "'")
                .contains(fix);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThat(problems(Map.of("APRIORI_HTTP_PORT", "x", "APRIORI_LEADER_ELECTION", "true")))
                .satisfiesExactly(
                        missing -> assertThat(missing).startsWith("APRIORI_MINER_IMAGE is not set"),
                        missing -> assertThat(missing).startsWith("POD_NAME is not set"),
                        missing -> assertThat(missing).startsWith("POD_NAMESPACE is not set"),
                        bad -> assertThat(bad).startsWith("APRIORI_HTTP_PORT has 'x'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:hush@mlflow:5000", "hush@mlflow", "http://hush@[broken"})
    void aPasswordIsNotShown(String uri) {
        Map<String, String> environment = Map.of(IMAGE, "apriori-miner:1", "APRIORI_TRACKING_URI", uri);
        assertThatThrownBy(() -> ProgramSettings.read(environment))
                .hasMessageContaining("credentialsSecretRef")
                .hasMessageNotContaining("hush");
    }

    @Test
    void whatIsShownStaysOneShortLine() {
        Map<String, String> environment =
                Map.of(IMAGE, "apriori-miner:1", "APRIORI_LOG_FORMAT", "json\nX: " + "x".repeat(10_000));
        assertThat(problems(environment))
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .doesNotContain("\n");
    }

    private static List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> ProgramSettings.read(environment))
                .problems();
    }
}
