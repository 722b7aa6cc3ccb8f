package dev.apriori.results;

import static dev.apriori.results.Given.MLFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.Runs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sweep's run is found again by whoever goes on with the same plan on the same data. */
class SweepIdentityTest {
    private final Runs runs = MLFLOW.runs();
    private final String experiment = Given.experiment();
    private final PlanHash plan = PlanHash.of(Given.spec(Map.of("grid", "{minSupport: ['0.1']}")));
    private final PlanHash otherPlan = PlanHash.of(Given.spec(Map.of("grid", "{minSupport: ['0.2']}")));
    private final SweepIdentity sweep = new SweepIdentity("uid", plan, "data");

    @Test
    void thereIsNoneBeforeItIsMade() {
        assertThat(sweep.find(runs, experiment)).isEmpty();
    }

    @Test
    void theSamePlanOnTheSameDataIsTheSameRun() {
        Run made = runs.create(sweep.newRun(experiment, "movielens"));

        assertThat(made.name()).isEqualTo("movielens-sweep");
        assertThat(sweep.find(runs, experiment)).map(Run::id).contains(made.id());
    }

    @Test
    void ofTwoTheEarlierCounts() {
        Run first = runs.create(sweep.newRun(experiment, "movielens"));
        runs.create(sweep.newRun(experiment, "movielens"));

        assertThat(sweep.find(runs, experiment)).map(Run::id).contains(first.id());
    }

    @Test
    void anAddressIsTaggedWithoutItsSignature() {
        var signed = new SweepIdentity("uid", plan, "https://host/ratings.csv?signature=secret#1");
        Run made = runs.create(signed.newRun(experiment, "movielens"));

        assertThat(made.tag(TrialTags.DATA)).isEqualTo("https://host/ratings.csv#1");
        assertThat(signed.find(runs, experiment)).map(Run::id).contains(made.id());
    }

    @Test
    void anotherPlanOtherDataAndAnotherResourceAreOtherRuns() {
        runs.create(sweep.newRun(experiment, "movielens"));

        assertThat(new SweepIdentity("uid", otherPlan, "data").find(runs, experiment))
                .isEmpty();
        assertThat(new SweepIdentity("uid", plan, "fresh data").find(runs, experiment))
                .isEmpty();
        assertThat(new SweepIdentity("another uid", plan, "data").find(runs, experiment))
                .isEmpty();
    }
}
