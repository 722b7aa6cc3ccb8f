package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chart shares with the rest of the project. */
class CheckedInChartTest {
    private static final Pattern METRIC = Pattern.compile("\\b(?:apriori|jvm)_[a-z_]+(?=\\{)");

    @Test
    void theDefinitionsAreThoseOfTheProject() throws IOException {
        Path chart = Chart.FOLDER.resolve("crds");
        Path project = Path.of("../crds");

        assertThat(names(chart)).isEqualTo(names(project));
        for (String name : names(project)) {
            assertThat(chart.resolve(name)).hasSameTextualContentAs(project.resolve(name));
        }
    }

    @Test
    void theChartInstallsTheVersionItIsBuiltWith() throws IOException {
        assertThat(Chart.read("Chart.yaml").path("appVersion").asText())
                .isEqualTo(System.getProperty("apriori.version"));
    }

    @Test
    void theDashboardShowsMetricsThatThereAre() throws IOException {
        String dashboard = Chart.read("dashboards/apriori.json").toString();

        assertThat(METRIC.matcher(dashboard)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .sorted())
                .containsExactly(
                        "apriori_experiments",
                        "apriori_mlflow_errors_total",
                        "apriori_reconcile_seconds_bucket",
                        "apriori_reconcile_seconds_count",
                        "apriori_rollouts_total",
                        "apriori_trial_seconds_bucket",
                        "apriori_trials_total",
                        "jvm_memory_used_bytes");
    }

    @Test
    void alertsAreOfMetricsThatThereAre() throws IOException {
        String rules = Files.readString(Chart.FOLDER.resolve("templates/prometheusrule.yaml"));
        String documented = Files.readString(Path.of("../docs/metrics.md"));

        assertThat(Pattern.compile("\\bapriori_[a-z_]+")
                        .matcher(rules)
                        .results()
                        .map(MatchResult::group))
                .hasSizeGreaterThan(3)
                .allSatisfy(metric -> assertThat(documented).contains("`" + metric + "`"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
