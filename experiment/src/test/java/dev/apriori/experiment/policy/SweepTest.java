package dev.apriori.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.experiment.status.About;
import dev.apriori.experiment.status.StatusSummary;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final AprioriExperimentSpec SPEC = Specs.of(Specs.grid(2, 1, 1, 1, 1, 1));
    private static final AprioriExperimentSpec LARGER = Specs.of(Specs.grid(3, 1, 1, 1, 1, 1));

    @Test
    void theFirstIsTheFirst() {
        assertThat(Sweep.after(AprioriExperimentStatus.initial(), SPEC, false).number())
                .isEqualTo(1);
    }

    @Test
    void theSamePlanIsTheSameSweep() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), SPEC, false);
        assertThat(Sweep.after(status(first), SPEC, false)).isEqualTo(first);
    }

    @Test
    void aChangedPlanIsAnotherSweepOfTheSameData() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), SPEC, false);
        Sweep second = Sweep.after(status(first), LARGER, false);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.data(SPEC)).isEqualTo(first.data(SPEC));
    }

    @Test
    void aScheduledRunTakesTheDataAfresh() {
        Sweep first = Sweep.after(AprioriExperimentStatus.initial(), SPEC, false);
        Sweep second = Sweep.after(status(first), SPEC, true);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.data(SPEC)).isNotEqualTo(first.data(SPEC));
    }

    private static AprioriExperimentStatus status(Sweep sweep) {
        SweepPolicy policy = SweepPolicy.of(SPEC);
        Observed now = Observed.nothing();
        return StatusSummary.of(
                new About(1, Instant.EPOCH, sweep, SweepRun.NONE, "m"),
                ShardPlan.of(SPEC),
                AprioriExperimentStatus.initial(),
                now,
                policy.decide(now));
    }
}
