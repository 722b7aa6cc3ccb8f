package dev.apriori.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.CanaryStatus;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.policy.ModelStage.Target;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.shard.NumberSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a canary is to the policy: version 3 answers, and version 4 is to. */
class ServingStageTest {
    private static final Tracking UP = new Tracking.Reachable();
    private static final CanaryStatus AT_TWENTY =
            new CanaryStatus("4", 20, "2026-05-01T00:00:00Z", 1_234L, 0L, 25L, 0L, 0L, "");

    @Test
    void whileACanaryRunsTheAliasStaysAndTheRolloutGoesOn() {
        Step step = step(UP, "3", "", "", Optional.of(AT_TWENTY));
        assertThat(step.phase()).isEqualTo(Phase.ROLLING_OUT);
        assertThat(step.message()).isEqualTo("canary of version 4 at 20 %: 1,234 requests, 0 errors");
        assertThat(step.actions()).containsExactly(new Action.RollOut("4"));
    }

    @Test
    void whatHoldsItUpIsTold() {
        CanaryStatus starting = new CanaryStatus("4", 50, "", 0L, 0L, 0L, 120L, 30L, "its pods start");
        assertThat(step(UP, "3", "", "Unschedulable", Optional.of(starting)).message())
                .isEqualTo("canary of version 4 at 50 %: 0 requests, 0 errors, 30 hits of 120 shown; its pods start:"
                        + " Unschedulable");
    }

    @Test
    void aCanaryGoesOnWithoutMlflow() {
        Step step = step(new Tracking.Unreachable("no route"), "3", "", "", Optional.of(AT_TWENTY));
        assertThat(step.actions()).containsExactly(new Action.RollOut("4"));
        assertThat(step(new Tracking.Unreachable("no route"), "3", "", "", Optional.empty())
                        .actions())
                .isEmpty();
    }

    @Test
    void anotherVersionsCanaryIsNoneOfIts() {
        CanaryStatus other = new CanaryStatus("5", 20, "", 0L, 0L, 0L, 0L, 0L, "");
        assertThat(step(UP, "3", "", "", Optional.of(other)).message()).isEqualTo("waiting for version 4 to answer");
    }

    @Test
    void oneThatWasRolledBackLeavesTheOldOneAndTheAlias() {
        Step step = step(UP, "3", "4", "at 20 % of the requests 20.0 % of 100 requests failed", Optional.empty());
        assertThat(step.phase()).isEqualTo(Phase.DEGRADED);
        assertThat(step.reason()).isEqualTo("RolloutFailed");
        assertThat(step.actions()).isEmpty();
        assertThat(step.message())
                .isEqualTo("version 4 was given up: at 20 % of the requests 20.0 % of 100 requests failed; version 3"
                        + " goes on answering");
    }

    @Test
    void theSameVersionServedInAnotherWayMayBeACanaryToo() {
        Server server = new Server("4", "4", "", "", 2, "http://x", true, Optional.of(AT_TWENTY));
        Step step = new ServingStage(Specs.of(Specs.grid(1, 1, 1, 1, 1, 1)))
                .step(observed(UP, "4", server), new Target("4", "it is the best"));
        assertThat(step.message()).startsWith("canary of version 4 at 20 %");
        assertThat(step.actions()).containsExactly(new Action.RollOut("4"));
    }

    private static Step step(
            Tracking tracking, String answering, String givenUp, String why, Optional<CanaryStatus> canary) {
        Server server = new Server(answering, answering, givenUp, why, 2, "http://x", false, canary);
        return new ServingStage(Specs.of(Specs.grid(1, 1, 1, 1, 1, 1)))
                .step(observed(tracking, "3", server), new Target("4", "it is the best"));
    }

    private static Observed observed(Tracking tracking, String champion, Server server) {
        return new Observed(
                tracking,
                NumberSet.NONE,
                Harvest.NONE,
                new Selection.Open(),
                new Registration.Open(),
                new Champion.Holder(champion, "run", OptionalDouble.empty()),
                server);
    }
}
