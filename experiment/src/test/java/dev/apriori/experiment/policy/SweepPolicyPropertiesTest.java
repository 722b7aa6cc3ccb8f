package dev.apriori.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Execution;
import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.api.Registry;
import dev.apriori.experiment.api.Registry.Promote;
import dev.apriori.experiment.api.Serving;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SweepPolicyPropertiesTest {
    /** A shard ends at each step by a chance of one in three. */
    private static final int STEPS_PER_SHARD = 10;

    private static final int OTHER_STEPS = 2_000;

    @Provide
    Arbitrary<AprioriExperimentSpec> specs() {
        Arbitrary<Execution> executions = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(new IntOrString("Auto"), new IntOrString(1), new IntOrString(3)),
                        Arbitraries.of(0, 10, 50, 100))
                .as((parallelism, trialsPerJob, maxFailed) ->
                        new Execution(null, null, parallelism, trialsPerJob, null, maxFailed, null, null));
        Arbitrary<Boolean> serve = Arbitraries.of(true, false);
        return Combinators.combine(
                        Specs.grids(), executions, Arbitraries.of(Promote.values()), serve, Arbitraries.of("", "11"))
                .as((grid, execution, promote, served, goal) -> Specs.of(
                        false,
                        grid,
                        new ObjectiveSpec(null, null, goal, null, null),
                        execution,
                        new Registry(null, null, promote),
                        Serving.of(served)));
    }

    /** Through any trouble that ends, to a final phase; the world refuses what must not be done on the way. */
    @Property(tries = 300)
    void everySweepEndsAndDoesNothingTwice(
            @ForAll("specs") AprioriExperimentSpec spec, @ForAll Random random, @ForAll boolean hasChampion) {
        SweepPolicy policy = SweepPolicy.of(spec);
        World world = new World(policy, spec.execution().parallelism(), random.nextInt(30), hasChampion, random);
        int troubled = random.nextInt(50);
        int steps = OTHER_STEPS + STEPS_PER_SHARD * policy.plan().count();
        Decision decision = policy.decide(world.observed());
        for (int step = 0;
                step < steps
                        && !(decision.settled() && world.observed().running().isEmpty());
                step++) {
            if (step == troubled) {
                world.calmDown();
            }
            world.live(decision);
            decision = policy.decide(world.observed());
        }
        assertThat(decision.settled()).as("settled: %s", decision).isTrue();
        assertThat(decision.phase()).isIn(Phase.READY, Phase.FAILED, Phase.DEGRADED);
        if (decision.phase() == Phase.READY) {
            assertThat(world.observed().selection()).isEqualTo(new Observed.Selection.Chosen(world.best()));
        }
    }

    /** Asking twice changes nothing: it is a function. */
    @Property(tries = 50)
    void theSameObservationGivesTheSameDecision(@ForAll("specs") AprioriExperimentSpec spec) {
        assertThat(SweepPolicy.of(spec).decide(Observed.nothing()))
                .isEqualTo(SweepPolicy.of(spec).decide(Observed.nothing()));
    }
}
