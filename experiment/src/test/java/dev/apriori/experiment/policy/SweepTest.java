package dev.apriori.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.experiment.status.About;
import dev.apriori.experiment.status.StatusSummary;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final AprioriExperimentSpec SPEC = Specs.of(Specs.grid(2, 1, 1, 1, 1, 1));
    private static final AprioriExperimentSpec LARGER = Specs.of(Specs.grid(3, 1, 1, 1, 1, 1));

    private static final Observed ALL_FAILED = new Observed(
            new Observed.Tracking.Reachable(),
            NumberSet.NONE,
            new Harvest(NumberSet.of(0), 0, 2, NumberSet.below(2), "no data", Leaders.NONE),
            new Observed.Selection.Open(),
            new Observed.Registration.Open(),
            new Observed.Champion.None(),
            Observed.Server.NONE);

    @Test
    void theFirstIsTheFirst() {
        assertThat(Sweep.after(AprioriExperimentStatus.initial(), 1, SPEC, false)
                        .number())
                .isEqualTo(1);
    }

    @Test
    void theSamePlanIsTheSameSweep() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), 1, SPEC, false);
        assertThat(Sweep.after(status(first), 1, SPEC, false)).isEqualTo(first);
    }

    @Test
    void aChangedPlanIsAnotherSweepOfTheSameData() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), 1, SPEC, false);
        Sweep second = Sweep.after(status(first), 1, LARGER, false);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.data(SPEC)).isEqualTo(first.data(SPEC));
    }

    @Test
    void aScheduledRunTakesTheDataAfresh() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), 1, SPEC, false);
        Sweep second = Sweep.after(status(first), 1, SPEC, true);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.data(SPEC)).isNotEqualTo(first.data(SPEC));
    }

    @Test
    void aFailedSweepIsGoneThroughAgainWhenTheSpecChanges() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), 1, SPEC, false);
        AprioriExperimentStatus failed = status(first, ALL_FAILED);
        assertThat(Sweep.after(failed, 1, SPEC, false)).isEqualTo(first);
        Sweep second = Sweep.after(failed, 2, SPEC, false);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.data(SPEC)).isEqualTo(first.data(SPEC));
    }

    private static AprioriExperimentStatus status(Sweep sweep) {
        return status(sweep, Observed.nothing());
    }

    private static AprioriExperimentStatus status(Sweep sweep, Observed now) {
        SweepPolicy policy = SweepPolicy.of(SPEC);
        return StatusSummary.of(
                new About(1, Instant.EPOCH, sweep, SweepRun.NONE, "m"),
                ShardPlan.of(SPEC),
                AprioriExperimentStatus.initial(),
                now,
                policy.decide(now));
    }
}
