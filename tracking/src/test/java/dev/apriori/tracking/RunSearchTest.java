package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSearchTest {
    private static final Mlflow MLFLOW = RealMlflow.connected();
    private static final String KEY = "apriori.trial.key";
    private static String experiment;

    private final Runs runs = MLFLOW.runs();

    @BeforeAll
    static void makeTwentyRuns() {
        experiment = MLFLOW.experiments().named("search-" + UUID.randomUUID()).id();
        for (int trial = 0; trial < 20; trial++) {
            Run run = MLFLOW.runs()
                    .create(NewRun.named(experiment, "trial-%04d".formatted(trial))
                            .tagged(Map.of(KEY, "key-" + trial, "shard", "" + trial % 2)));
            MLFLOW.runs()
                    .log(run.id(), RunData.empty().withMetrics(Map.of("best_lift", trial / 2.0, "rules", 9.0 - trial)));
            MLFLOW.runs().finish(run.id(), trial == 7 ? RunStatus.FAILED : RunStatus.FINISHED);
        }
    }

    @Test
    void theBestComeFirstAndNoMoreThanAskedFor() {
        var best = RunQuery.of(experiment, RunFilter.all().tag("shard", "1")).highest("best_lift");

        assertThat(runs.top(best, 3)).extracting(Run::name).containsExactly("trial-0019", "trial-0017", "trial-0015");
    }

    @Test
    void tiesAreSettledByTheNextOrder() {
        var metricsEqual = RunData.empty().withMetrics(Map.of("tied", 1.0));
        Stream.of("tie-b", "tie-a")
                .forEach(name ->
                        runs.log(runs.create(NewRun.named(experiment, name)).id(), metricsEqual));

        var tied = RunQuery.of(experiment, RunFilter.all().metricAtLeast("tied", 0.5))
                .highest("tied")
                .byName();

        assertThat(runs.top(tied, 5)).extracting(Run::name).containsExactly("tie-a", "tie-b");
    }

    @Test
    void allPagesAreReadWhenAllIsAskedFor() {
        var all = RunQuery.of(experiment, RunFilter.all().tag("shard", "0"))
                .byName()
                .pagesOf(3);

        assertThat(runs.search(all))
                .extracting(Run::name)
                .hasSize(10)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void ofDuplicatesTheEarliestCounts() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var duplicate = NewRun.named(experiment, "duplicate").tagged(KEY, "twice");
        runs.create(duplicate.startedAt(start.plusSeconds(5)));
        Run earliest = runs.create(duplicate.startedAt(start));

        assertThat(runs.earliest(experiment, RunFilter.all().tag(KEY, "twice")))
                .map(Run::id)
                .contains(earliest.id());
    }

    @Test
    void finishedWorkIsFoundByFewKeysAsByMany() {
        List<String> few = List.of("key-3", "key-7", "key-99");
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "key-" + i).toList();

        assertThat(runs.finished(experiment, RunFilter.all(), KEY, few)).containsOnlyKeys("key-3");
        assertThat(runs.finished(experiment, RunFilter.all(), KEY, many))
                .hasSize(19)
                .doesNotContainKey("key-7")
                .containsKeys("key-0", "key-19");
    }

    /** Should a later MLflow take a list here, the pages in {@link Runs#finished} can go. */
    @Test
    void mlflowTakesNoListOfTagValues() {
        var list = new RunFilter(List.of("tags.shard IN ('0', '1')"));

        assertThatThrownBy(() -> runs.top(RunQuery.of(experiment, list), 1))
                .isInstanceOf(TrackingException.Rejected.class)
                .hasMessageContaining("quoted string value for tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's",
                "say \"hi\"",
                "100%",
                "a_b",
                "x' OR '1'='1",
                "AND tags.shard = '0'",
                "`tick`",
                "-- no comment",
                "/* c */",
                "a;b",
                "ü愛🎬",
                "(1, 2)",
                "new\nline",
                ""
            })
    void aValueIsFoundWhateverIsInIt(String value) {
        Run run = runs.create(NewRun.named(experiment, "quoted").tagged("quoted", value));
        runs.create(NewRun.named(experiment, "other").tagged("quoted", value + "x"));

        var found = runs.search(RunQuery.of(experiment, RunFilter.all().tag("quoted", value)));

        assertThat(found).extracting(Run::id).containsExactly(run.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"both ' and \"", "back\\slash", "ends with \\"})
    void aValueThatNoFilterCanHoldIsRefusedBeforeItIsSent(String value) {
        assertThatThrownBy(() -> RunFilter.all().tag("quoted", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value);
    }

    @Test
    void aDeletedRunIsNotFound() {
        Run run = runs.create(NewRun.named(experiment, "deleted").tagged(KEY, "deleted"));
        RealMlflow.raw().post("runs/delete", Map.of("run_id", run.id()));

        assertThat(runs.earliest(experiment, RunFilter.all().tag(KEY, "deleted")))
                .isEmpty();
    }
}
