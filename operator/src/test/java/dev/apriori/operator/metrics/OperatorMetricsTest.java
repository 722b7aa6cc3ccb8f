package dev.apriori.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.policy.Action;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {
    private final OperatorMetrics metrics = new OperatorMetrics("1.2.3");

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void everySeriesIsThereFromTheStart() throws Exception {
        assertThat(scrape().lines())
                .contains(
                        "apriori_trials_total{outcome=\"succeeded\"} 0.0",
                        "apriori_trials_total{outcome=\"failed\"} 0.0",
                        "apriori_actions_total{action=\"start_shards\"} 0.0",
                        "apriori_mlflow_errors_total{kind=\"unreachable\"} 0.0",
                        "apriori_rollouts_total{outcome=\"given_up\"} 0.0",
                        "apriori_jobs_started_total 0.0",
                        "apriori_results_missing_total 0.0",
                        "apriori_reconcile_seconds_count{outcome=\"done\"} 0",
                        "apriori_trial_seconds_count 0",
                        "apriori_shard_seconds_count 0")
                .anyMatch(line -> line.startsWith("apriori_build_info{java=") && line.contains("version=\"1.2.3\"} 1"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""));
    }

    @Test
    void theDocumentationListsEachOfThem() throws Exception {
        metrics.show(new Shown(true, 1));
        String listed = Files.readString(Path.of("../docs/metrics.md"));
        assertThat(series())
                .extracting(series -> series.replaceAll("[{].*|_(bucket|sum|count|max)([{].*)?$", ""))
                .allSatisfy(name -> assertThat(listed).contains("| `" + name + "` |"));
    }

    @Test
    void aShardIsCountedByItsTrialsAndTheirShareOfItsTime() throws Exception {
        metrics.listener().shardHarvested(report(3, 1), Duration.ofSeconds(8));
        assertThat(value("apriori_trials_total{outcome=\"succeeded\"}")).isEqualTo(3);
        assertThat(value("apriori_trials_total{outcome=\"failed\"}")).isEqualTo(1);
        assertThat(value("apriori_trial_seconds_count")).isEqualTo(4);
        assertThat(value("apriori_trial_seconds_sum")).isEqualTo(8, within(1e-9));
        assertThat(value("apriori_trial_seconds_bucket{le=\"1.0\"}")).isZero();
        assertThat(value("apriori_trial_seconds_bucket{le=\"2.0\"}")).isEqualTo(4);
        assertThat(value("apriori_shard_seconds_sum")).isEqualTo(8);
    }

    @Test
    void aShardWhoseTimeIsNotKnownCountsItsTrialsAlone() throws Exception {
        metrics.listener().shardHarvested(report(0, 2), Duration.ZERO);
        metrics.listener().shardHarvested(report(0, 0), Duration.ofSeconds(1));
        assertThat(value("apriori_trials_total{outcome=\"failed\"}")).isEqualTo(2);
        assertThat(value("apriori_trial_seconds_count")).isZero();
        assertThat(value("apriori_shard_seconds_count")).isEqualTo(1);
    }

    @Test
    void eventsAreCountedByKind() throws Exception {
        OperatorListener listener = metrics.listener();
        listener.asked(new Action.RollOut("4"));
        listener.jobStarted();
        listener.resultMissing();
        listener.mlflowFailed(new TrackingException.Refused("movielens may not"));
        listener.rolloutEnded(RolloutEnd.ANSWERING);
        assertThat(Stream.of(
                        "apriori_actions_total{action=\"roll_out\"}",
                        "apriori_jobs_started_total",
                        "apriori_results_missing_total",
                        "apriori_mlflow_errors_total{kind=\"refused\"}",
                        "apriori_rollouts_total{outcome=\"answering\"}"))
                .allSatisfy(series -> assertThat(value(series)).isEqualTo(1));
    }

    @Test
    void passesAreTimedByOutcome() throws Exception {
        pass(() -> "fine");
        assertThatThrownBy(() -> pass(() -> {
                    throw new IllegalStateException("ours");
                }))
                .hasMessage("ours");
        assertThatThrownBy(() -> pass(() -> {
                    throw new IOException("the world's");
                }))
                .hasMessage("the world's");
        assertThat(value("apriori_reconcile_seconds_count{outcome=\"done\"}")).isEqualTo(1);
        assertThat(value("apriori_reconcile_seconds_count{outcome=\"defect\"}")).isEqualTo(1);
        assertThat(value("apriori_reconcile_seconds_count{outcome=\"world\"}")).isEqualTo(1);
        assertThat(value("apriori_reconcile_under_way")).isZero();
    }

    @Test
    void experimentsAreShownByPhaseWhereTheOperatorWorks() throws Exception {
        metrics.show(new Shown(true, 3));
        assertThat(value("apriori_experiments{phase=\"Pending\"}")).isEqualTo(3);
        assertThat(value("apriori_experiments{phase=\"RollingOut\"}")).isZero();
        assertThat(value("apriori_leader")).isEqualTo(1);
        assertThat(value("apriori_watches_broken")).isEqualTo(2);
    }

    /** A sum over all pods would count them twice otherwise. */
    @Test
    void whoStandsByShowsNoExperiments() throws Exception {
        metrics.show(new Shown(false, 3));
        assertThat(value("apriori_experiments{phase=\"Pending\"}")).isZero();
        assertThat(value("apriori_leader")).isZero();
    }

    @Test
    void thereAreNoMoreSeriesWithAThousandExperimentsThanWithNone() throws Exception {
        metrics.show(new Shown(true, 1_000));
        List<String> before = series();
        IntStream.range(0, 1_000).forEach(i -> {
            metrics.listener().shardHarvested(report(i, 1), Duration.ofSeconds(i));
            metrics.listener().asked(new Action.RollOut("version-" + i));
            metrics.listener().mlflowFailed(new TrackingException.NotFound("experiment-" + i));
        });
        assertThat(series()).isEqualTo(before);
    }

    private record Shown(boolean leads, int count) implements Watched {
        @Override
        public Stream<AprioriExperiment> experiments() {
            return IntStream.range(0, count).mapToObj(i -> {
                AprioriExperiment experiment = new AprioriExperiment();
                experiment.setMetadata(
                        new ObjectMetaBuilder().withName("experiment-" + i).build());
                return experiment;
            });
        }

        @Override
        public int brokenWatches() {
            return 2;
        }
    }

    private static ShardReport report(int succeeded, int failed) {
        return new ShardReport(0, succeeded, failed, "", List.of(), "");
    }

    private String pass(Callable<String> work) throws Exception {
        return metrics.reconciles().timeControllerExecution(new ControllerExecution<>() {
            @Override
            public String name() {
                return "reconcile";
            }

            @Override
            public String controllerName() {
                return "experiments";
            }

            @Override
            public String successTypeName(String result) {
                return result;
            }

            @Override
            public ResourceID resourceID() {
                return new ResourceID("movielens", "ml");
            }

            @Override
            public Map<String, Object> metadata() {
                return Map.of();
            }

            @Override
            public String execute() throws Exception {
                return work.call();
            }
        });
    }

    /** The names and labels of what is ours. */
    private List<String> series() throws IOException {
        return scrape().lines()
                .filter(line -> line.startsWith("apriori_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    private double value(String series) {
        try {
            return scrape().lines()
                    .filter(line -> line.startsWith(series + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + series));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String scrape() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics.registry().scrape());
        return text.toString(StandardCharsets.UTF_8);
    }
}
