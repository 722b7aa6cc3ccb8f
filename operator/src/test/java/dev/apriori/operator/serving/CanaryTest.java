package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.operator.subject.Labels;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a new version gets a growing share of the requests, with observer, policy and planner as they work together. */
class CanaryTest {
    private static final String FOUR =
            "{replicas: 4, rolloutTimeout: 2m, canary: {percent: 20, steps: [50], interval: 1m, metric: [ErrorRate,"
                    + " LatencyP99, OnlineHitRate]}}";
    private static final String QUICK = "{replicas: 4, rolloutTimeout: 2m, canary: {percent: 20}}";
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Test
    void aCanaryHasSoManyPodsThatTheyAreItsShare() {
        Stage stage = begun(QUICK);
        assertThat(replicas(stage, "3")).isEqualTo(4);
        assertThat(replicas(stage, "4")).isEqualTo(1);
        assertThat(stage.deployedVersions()).containsExactly("3", "4");
    }

    @Test
    void untilItsPodsAreReadyRequestsGoToTheOldOneAlone() {
        Stage stage = new Stage(QUICK).served();
        stage.look("4");
        stage.settle("4");
        assertThat(selects(stage)).isEqualTo("3");
        stage.up("4");
        stage.look("4");
        assertThat(selects(stage)).isEqualTo("both");
        assertThat(stage.front().pointed().version()).isEqualTo("3");
    }

    @Test
    void theRestOfTheExperimentStaysAtTheOldVersionMeanwhile() {
        Stage stage = begun(QUICK);
        stage.settle("4");
        stage.servers().answered("4", 1_234, 0, 0);
        Decision decision = stage.look("4");
        assertThat(decision.phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(decision.message()).isEqualTo("canary of version 4 at 20 %: 1,234 requests, 0 errors");
        assertThat(Subjects.rollOut(decision)).contains("4");
    }

    @Test
    void aCanaryThatDoesWellGetsMoreAndThenAll() {
        Stage stage = begun(FOUR);
        well(stage);
        assertThat(share(stage)).isEqualTo(50);
        assertThat(replicas(stage, "4")).isEqualTo(4);
        stage.up("4");
        well(stage);
        assertThat(share(stage)).isEqualTo(100);
        assertThat(stage.look("4").message()).endsWith("; it has won, and its last pods start");
        assertThat(selects(stage)).isEqualTo("4");
        assertThat(stage.look("4").phase()).isEqualTo(Phase.READY);
        assertThat(stage.front().canary()).isEmpty();
        assertThat(stage.deployedVersions()).containsExactly("3", "4");
        stage.pass(Planner.DRAIN);
        stage.look("4");
        assertThat(stage.deployedVersions()).containsExactly("4");
    }

    @Test
    void aWinnerGetsAllItsPodsBeforeTheOldOnesGo() {
        Stage stage = begun(QUICK);
        well(stage);
        assertThat(share(stage)).isEqualTo(100);
        assertThat(replicas(stage, "4")).isEqualTo(4);
        stage.settle("4");
        assertThat(selects(stage)).isEqualTo("both");
        stage.up("4");
        stage.settle("4");
        assertThat(selects(stage)).isEqualTo("4");
    }

    @Test
    void aCanaryThatFailsMoreOftenLeavesAndItsPodsDrain() {
        Stage stage = begun(QUICK);
        stage.settle("4");
        stage.servers().answered("3", 400, 0, 0);
        stage.servers().answered("4", 100, 20, 0);
        Decision decision = stage.settle("4");
        assertThat(decision.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(decision.message())
                .isEqualTo("version 4 was given up: at 20 % of the requests 20.0 % of 100 requests failed, of the old"
                        + " one's 0.0 % of 400; version 3 goes on answering");
        assertThat(selects(stage)).isEqualTo("3");
        assertThat(stage.deployedVersions()).containsExactly("3", "4");
        stage.pass(Planner.DRAIN);
        stage.settle("4");
        assertThat(stage.deployedVersions()).containsExactly("3");
        assertThat(stage.front().canary()).isEmpty();
        assertThat(stage.front().failure()).isPresent();
    }

    @Test
    void aCanaryThatIsSlowerLeaves() {
        Stage stage = begun(QUICK);
        stage.settle("4");
        stage.servers().answered("3", 400, 0, 0);
        stage.servers().answered("4", 100, 0, 30);
        assertThat(stage.settle("4").message())
                .contains("30.0 % of 100 requests took more than 100 ms, of the old one's 0.0 % of 400");
    }

    @Test
    void aCanaryThatPeopleLikeLessLeaves() {
        Stage stage = begun(FOUR);
        stage.settle("4");
        stage.servers().answered("3", 400, 0, 0);
        stage.servers().answered("4", 100, 0, 0);
        stage.servers().fedBack("3", 400, 100);
        stage.servers().fedBack("4", 100, 0);
        assertThat(stage.settle("4").message())
                .contains("its online hit rate is 0.0 % of 100 shown, the old one's 25.0 % of 400");
    }

    @Test
    void onlyWhatWasCountedSinceTheStepBeganCounts() {
        Stage stage = new Stage(QUICK).served();
        stage.servers().answered("3", 100_000, 50_000, 50_000);
        stage.look("4");
        stage.up("4");
        stage.settle("4");
        stage.servers().answered("3", 400, 0, 0);
        stage.servers().answered("4", 100, 20, 0);
        assertThat(stage.settle("4").message()).contains("of the old one's 0.0 % of 400");
    }

    @Test
    void whereNobodyAsksItWinsWhenPatienceIsAtItsEnd() {
        Stage stage = begun(QUICK);
        stage.settle("4");
        stage.pass(Duration.ofMinutes(9));
        stage.settle("4");
        assertThat(share(stage)).isEqualTo(20);
        stage.pass(Duration.ofMinutes(1));
        stage.look("4");
        assertThat(share(stage)).isEqualTo(100);
    }

    @Test
    void whatCannotBeMeasuredIsGivenUpWhenPatienceIsAtItsEnd() {
        Stage stage = begun(QUICK);
        stage.settle("4");
        stage.servers().silence("4");
        assertThat(stage.look("4").message()).endsWith("; no route to host");
        stage.pass(Duration.ofMinutes(10));
        assertThat(stage.settle("4").message())
                .isEqualTo("version 4 was given up: what it does could not be measured within 10m: no route to host;"
                        + " version 3 goes on answering");
    }

    @Test
    void aCanaryWhosePodsAreNotReadyAtItsNextShareIsGivenUp() {
        Stage stage = begun(FOUR);
        well(stage);
        stage.pass(Duration.ofMinutes(2));
        assertThat(stage.settle("4").message()).contains("not all of its pods were ready within 2m");
        assertThat(selects(stage)).isEqualTo("3");
    }

    @Test
    void aCanaryThatNobodyAsksForAnyMoreLeaves() {
        Stage stage = begun(QUICK);
        stage.look("5");
        assertThat(selects(stage)).isEqualTo("3");
        stage.up("5");
        stage.settle("5");
        assertThat(selects(stage)).isEqualTo("3");
        stage.pass(Planner.DRAIN);
        stage.settle("5");
        assertThat(stage.deployedVersions()).containsExactly("3", "5");
        assertThat(selects(stage)).isEqualTo("both");
    }

    @Test
    void whereTheOldOneStopsAnsweringTheCanaryTakesOver() {
        Stage stage = begun(QUICK);
        stage.ready("3", 0);
        stage.look("4");
        assertThat(selects(stage)).isEqualTo("4");
    }

    @Test
    void withoutASpecForCanariesARunningOneGetsAll() {
        Stage stage = begun(QUICK);
        stage.pass(Duration.ofMinutes(5));
        stage.edit("{replicas: 4, rolloutTimeout: 2m}");
        stage.settle("4");
        assertThat(replicas(stage, "4")).isEqualTo(4);
        stage.up("4");
        assertThat(stage.settle("4").phase()).isEqualTo(Phase.READY);
        assertThat(selects(stage)).isEqualTo("4");
    }

    @Test
    void theFirstVersionNeedsNoCanary() {
        Stage stage = new Stage(QUICK);
        stage.look("3");
        stage.ready("3", 1);
        assertThat(stage.settle("3").phase()).isEqualTo(Phase.READY);
    }

    @Test
    void halfOfThePodsIsTheMostOfACanary() {
        assertThat(List.of(10, 20, 33, 50, 90).stream().map(percent -> Replicas.ofCanary(4, percent)))
                .containsExactly(1, 1, 2, 4, 4);
        assertThat(Replicas.ofCanary(20, 10)).isEqualTo(2);
    }

    private static Stage begun(String spec) {
        Stage stage = new Stage(spec).served();
        stage.look("4");
        stage.up("4");
        stage.look("4");
        assertThat(share(stage)).isEqualTo(20);
        return stage;
    }

    /** As many requests as are asked for, without an error, for as long as a step lasts. */
    private static void well(Stage stage) {
        stage.settle("4");
        stage.servers().answered("3", 400, 0, 0);
        stage.servers().answered("4", 100, 0, 0);
        stage.servers().fedBack("3", 400, 100);
        stage.servers().fedBack("4", 100, 25);
        stage.settle("4");
        stage.pass(INTERVAL);
        stage.look("4");
    }

    private static int share(Stage stage) {
        return stage.front().canary().orElseThrow().share().percent();
    }

    private static int replicas(Stage stage, String version) {
        return stage.deployment(version).getSpec().getReplicas();
    }

    private static String selects(Stage stage) {
        return stage.one(Service.class).orElseThrow().getSpec().getSelector().getOrDefault(Labels.VERSION, "both");
    }
}
