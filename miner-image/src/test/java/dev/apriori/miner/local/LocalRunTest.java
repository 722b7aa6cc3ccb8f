package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Artifacts;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments on a real MLflow: what they leave there, and what they do when they are run again. */
class LocalRunTest {
    private static final Set<String> MEASURED = Set.of("mining_seconds", "rule_seconds", "peak_memory_mb");

    @TempDir
    static Path folder;

    private final SmallExperiment experiment = SmallExperiment.fresh();
    private InProcess here;
    private Left left;

    @BeforeEach
    void connect() {
        here = InProcess.in(folder);
        left = here.left(experiment);
    }

    @Test
    void eachTrialIsAFinishedRunWithAllThatIsToBeKnownOfIt() {
        here.run(experiment);

        Run sweep = left.sweeps().getFirst();
        assertThat(left.trials()).hasSize(8);
        assertThat(left.byKey()).hasSize(8);
        assertThat(left.trials()).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.tag("mlflow.parentRunId")).isEqualTo(sweep.id());
            assertThat(run.data().params())
                    .containsOnlyKeys(
                            "min_support",
                            "metric",
                            "min_threshold",
                            "max_len",
                            "min_rating",
                            "min_ratings_per_item",
                            "algorithm",
                            "model");
            assertThat(run.data().metrics())
                    .containsKeys("rules", "itemsets", "best_lift", "hit_rate_at_10", "popular_hit_rate_at_10");
            assertThat(here.mlflow().artifacts().list(run.artifactUri(), ""))
                    .extracting(Artifacts.Entry::path)
                    .contains("rules.parquet");
        });
        assertThat(onTheData(sweep.experimentId())).containsAll(left.ids()).contains(sweep.id());
        assertThat(left.trials())
                .extracting(run -> run.data().params().get("max_len"))
                .containsOnly("2", "3");
        assertThat(left.sweeps())
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.FINISHED))
                .extracting(run -> run.data().metrics(), map(String.class, Double.class))
                .containsEntry("trials_succeeded", 8.0)
                .containsEntry("trials_failed", 0.0);
        assertThat(here.mlflow().artifacts().list(sweep.artifactUri(), "plots"))
                .extracting(Artifacts.Entry::path)
                .contains("plots/grid_lines.svg");
    }

    /** The runs that have the ratings as their input. */
    private Set<String> onTheData(String experimentId) {
        var onTheData = new RunFilter(List.of("dataset.name = 'ratings.csv'"));
        return here.mlflow()
                .runs()
                .search(RunQuery.of(experimentId, onTheData))
                .map(Run::id)
                .collect(Collectors.toSet());
    }

    @Test
    void theBestTrialBecomesTheCandidateAndTheChampion() {
        here.run(experiment);

        Run best = left.trials().stream()
                .filter(run -> run.data().params().get("min_support").equals("0.15"))
                .max(Comparator.comparingDouble(run -> run.data().metrics().get("best_lift")))
                .orElseThrow();
        ModelVersion version = left.versions().getFirst();
        assertThat(left.versions()).hasSize(1);
        assertThat(left.alias("candidate")).contains("1");
        assertThat(left.alias("champion")).contains("1");
        Run winner = here.mlflow().runs().get(version.runId());
        assertThat(winner.data().metrics().get("best_lift"))
                .isEqualTo(best.data().metrics().get("best_lift"));
        assertThat(version.tags()).containsEntry("min_support", "0.15").containsKey(TrialTags.OBJECTIVE_VALUE);
        assertThat(left.modelsOf(winner)).singleElement().matches(LoggedModel::ready);
    }

    @Test
    void aSecondRunMinesNothingAndMakesNothing() {
        here.run(experiment);
        Set<String> runs = left.ids();

        Heard again = here.run(experiment);

        assertThat(again.mined).hasValue(0);
        assertThat(again.foundFinished).hasValue(8);
        assertThat(left.ids()).isEqualTo(runs);
        assertThat(left.sweeps()).singleElement().matches(run -> run.status() == RunStatus.FINISHED);
        assertThat(left.versions()).hasSize(1);
    }

    @Test
    void ofAGrownGridOnlyTheNewTrialsAreMinedAndABetterOneBecomesTheChampion() {
        SmallExperiment small = experiment.with("grid", "{minSupport: ['0.2'], minThreshold: ['0.5', '1.2']}");
        here.run(small);
        Set<String> before = left.ids();

        Heard grown = here.run(experiment.with("grid", "{minSupport: ['0.15', '0.2'], minThreshold: ['0.5', '1.2']}"));

        assertThat(grown.foundFinished).hasValue(2);
        assertThat(grown.mined).hasValue(2);
        assertThat(left.ids()).hasSize(4).containsAll(before);
        assertThat(left.versions()).hasSize(2);
        assertThat(left.versions().getLast().tags()).containsEntry("min_support", "0.15");
        assertThat(left.alias("champion")).contains("2");
    }

    @Test
    void aTrialThatBecomesTheBestByAnotherObjectiveLogsItsModelThen() {
        here.run(experiment);
        assertThat(left.trials())
                .filteredOn(run -> !left.modelsOf(run).isEmpty())
                .as("one model a pass")
                .hasSize(2);

        Heard again = here.run(experiment.with("objective", "{metric: rules, direction: Minimize}"));

        assertThat(again.foundFinished).hasValue(8);
        ModelVersion version = left.versions().getLast();
        assertThat(left.versions()).hasSize(2);
        double fewest = left.trials().stream()
                .mapToDouble(run -> run.data().metrics().get("rules"))
                .min()
                .orElseThrow();
        Run winner = here.mlflow().runs().get(version.runId());
        assertThat(winner.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(winner.data().metrics()).containsEntry("rules", fewest);
        assertThat(left.modelsOf(winner)).singleElement().matches(LoggedModel::ready);
        assertThat(left.alias("champion")).as("its value is not one of lift").contains("2");
    }

    @Test
    void aWorseBestDoesNotTakeTheAliasUnlessToldTo() {
        String worse = "{minSupport: ['0.2']}";
        here.run(experiment);

        here.run(experiment.with("grid", worse));
        assertThat(left.alias("candidate")).contains("2");
        assertThat(left.alias("champion")).as("IfBetter").contains("1");

        here.run(experiment.with("grid", worse).with("registry", "{promote: Always}"));
        assertThat(left.versions()).hasSize(2);
        assertThat(left.alias("champion")).as("Always").contains("2");
    }

    @Test
    void whereNobodyIsToBePromotedThereIsACandidateAlone() {
        here.run(experiment.with("registry", "{promote: Never}"));

        assertThat(left.alias("candidate")).contains("1");
        assertThat(left.alias("champion")).isEmpty();
    }

    @Test
    void aTrialOverItsBudgetFailsAloneAndIsTriedAgainWithTheSameRun() {
        SmallExperiment tolerant = experiment
                .with("grid", "{minSupport: ['0.2', '0.15'], minThreshold: ['0.5']}")
                .with("execution", "{maxFailedPercent: 50}");
        Heard tight = here.run(tolerant.with("limits", "{maxRules: 50}"));
        Set<String> runs = left.ids();

        assertThat(tight.failed).hasValue(1);
        assertThat(left.trials()).hasSize(2);
        assertThat(left.trials())
                .filteredOn(run -> run.status() == RunStatus.FAILED)
                .singleElement()
                .satisfies(run -> assertThat(run.data().params()).containsEntry("min_support", "0.15"))
                .satisfies(run -> assertThat(run.tag(TrialTags.FAILURE))
                        .contains("maxRules")
                        .contains("50"));
        assertThat(left.versions()).hasSize(1);

        Heard wide = here.run(tolerant);

        assertThat(wide.mined).hasValue(1);
        assertThat(left.ids()).isEqualTo(runs);
        assertThat(left.trials()).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.tag(TrialTags.FAILURE)).isEmpty();
            assertThat(run.tag("mlflow.note.content")).doesNotContain("maxRules");
        });
        assertThat(left.versions()).hasSize(2);
    }

    @Test
    void moreFailuresThanAllowedFailTheExperimentWithTheReason() {
        SmallExperiment tight = experiment.with("limits", "{maxRules: 50}").with("execution", "{maxFailedPercent: 40}");

        assertThatThrownBy(() -> here.run(tight))
                .isInstanceOf(ExperimentFailedException.class)
                .hasMessageContaining(experiment.name())
                .hasMessageContaining("spec.execution.maxFailedPercent 40");
        assertThat(left.sweeps()).singleElement().satisfies(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.tag(TrialTags.FAILURE)).contains("maxFailedPercent");
        });
        assertThat(left.trialsThatAre(RunStatus.RUNNING)).isZero();
        assertThat(left.versions()).isEmpty();
    }

    @Test
    void onceTheGoalIsReachedNoMoreAreStarted() {
        here.run(experiment.with("objective", "{goal: '1.5'}").with("execution", "{parallelism: 1}"));

        assertThat(left.trials()).hasSize(4);
        assertThat(left.trialsThatAre(RunStatus.FINISHED)).isEqualTo(4);
        assertThat(left.alias("champion")).contains("1");
        Run sweep = left.sweeps().getFirst();
        assertThat(sweep.data().metrics()).containsEntry("trials_succeeded", 4.0);
        assertThat(here.mlflow().artifacts().list(sweep.artifactUri(), ""))
                .extracting(Artifacts.Entry::path)
                .contains("summary.md", "plots");
    }

    @Test
    void aRandomSearchRunsTheSameChoiceAgain() {
        SmallExperiment random = experiment.with("search", "{strategy: Random, maxTrials: 3, seed: 5}");
        here.run(random);
        assertThat(left.trialsThatAre(RunStatus.FINISHED)).isEqualTo(3);

        assertThat(here.run(random).foundFinished).hasValue(3);
        assertThat(left.trials()).hasSize(3);
    }

    @Test
    void trialsMinedEachAloneLogTheSameNumbersAndChooseTheSameRanking() {
        SmallExperiment packed = experiment.with(
                "grid", "{minSupport: ['0.2', '0.15'], minThreshold: ['0.5', '1.2'], model: [rules, hybrid]}");
        SmallExperiment apart = new SmallExperiment(SmallExperiment.fresh().name(), packed.spec())
                .with("execution", "{trialsPerJob: 1}");
        here.run(packed);
        here.run(apart);

        assertThat(rankings(left).values())
                .hasSize(8)
                .filteredOn(ranking -> ranking.contains("EASE"))
                .hasSize(4);
        assertThat(rankings(here.left(apart))).isEqualTo(rankings(left));
        assertThat(numbers(here.left(apart))).isEqualTo(numbers(left));
    }

    /** By trial key, which is the same in both, how the trial's model ranks: of a hybrid with its share of the rules. */
    private static Map<String, String> rankings(Left left) {
        return left.byKey().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().tag(TrialTags.RANKING)));
    }

    /** By trial key the metrics that do not depend on the machine: hit rates by the likes held out, and the rest. */
    private static Map<String, Map<String, Double>> numbers(Left left) {
        return left.byKey().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            Map<String, Double> metrics = new TreeMap<>(entry.getValue().data().metrics());
            metrics.keySet().removeAll(MEASURED);
            return metrics;
        }));
    }
}
