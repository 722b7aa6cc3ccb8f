package dev.apriori.experiment.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Execution;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.api.SpecRules;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.policy.Action;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.policy.Sweep;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.experiment.shard.NumberSet;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As many trials as there may be, a Job each, as many at once as there may be, ending in any order. */
class LargestGridTest {
    private static final int AT_ONCE = 256;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AprioriExperimentSpec SPEC = Specs.of(
            false,
            Specs.grid(20, 5, 20, 5, 1, 1),
            null,
            new Execution(null, null, AT_ONCE, new IntOrString(1), null, 100, null, null),
            null,
            null);

    private final SweepPolicy policy = SweepPolicy.of(SPEC);
    private final Random random = new Random(7);
    private AprioriExperimentStatus status = AprioriExperimentStatus.initial();
    private Harvest harvest = Harvest.NONE;
    private NumberSet running = NumberSet.NONE;

    /** So that an operator that reads it later knows all that was harvested. */
    @Test
    void itsStatusStaysSmallAndLosesNoShard() throws JsonProcessingException {
        assertThat(policy.plan().grid().size()).isEqualTo(SpecRules.MAX_TRIALS);
        assertThat(policy.plan().count()).isEqualTo(SpecRules.MAX_TRIALS);
        Decision decision = policy.decide(observed());
        while (decision.phase() != Phase.SELECTING) {
            for (Action action : decision.actions()) {
                if (action instanceof Action.StartShards start) {
                    running = running.plus(start.shards());
                }
            }
            running.stream()
                    .filter(shard -> random.nextInt(4) == 0)
                    .boxed()
                    .toList()
                    .forEach(this::end);
            decision = policy.decide(observed());
            write(decision);
            assertThat(JSON.writeValueAsBytes(status)).hasSizeLessThan(16 * 1024);
            assertThat(Harvest.of(status).shards()).isEqualTo(harvest.shards());
        }
        assertThat(status.harvestedShards()).isEqualTo("0-9999");
        assertThat(status.trials().succeeded() + status.trials().failed()).isEqualTo(SpecRules.MAX_TRIALS);
    }

    /** Every third trial fails. */
    private void end(int shard) {
        boolean fails = shard % 3 == 1;
        var leaders =
                new Leaders(List.of(new Candidate(shard, "0123456789abcdef0123456789abcdef", shard / 7.0, shard)));
        ShardReport report = ShardReport.of(
                shard,
                fails ? 0 : 1,
                fails ? NumberSet.of(IntStream.of(shard)) : NumberSet.NONE,
                fails ? Leaders.NONE : leaders,
                fails ? "Mengen über dem Budget: 频繁项集太多; ".repeat(40) : "");
        harvest = harvest.with(report, policy.objective());
        running = running.minus(NumberSet.of(shard));
    }

    private Observed observed() {
        return new Observed(
                new Tracking.Reachable(),
                running,
                harvest,
                new Selection.Open(),
                new Registration.Open(),
                new Champion.None(),
                Server.NONE);
    }

    private void write(Decision decision) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        var about = new About(1, now, Sweep.first(PlanHash.of(SPEC)), SweepRun.NONE, "movielens");
        status = StatusSummary.of(about, policy.plan(), status, observed(), decision);
    }
}
