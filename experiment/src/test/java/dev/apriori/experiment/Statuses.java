package dev.apriori.experiment;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.policy.Sweep;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.experiment.status.About;
import dev.apriori.experiment.status.StatusSummary;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Statuses of a grid of 9,000 trials in 45 shards. */
public final class Statuses {
    private static final AprioriExperimentSpec SPEC = Specs.of(Specs.grid(20, 9, 10, 1, 5, 1));
    private static final SweepPolicy POLICY = SweepPolicy.of(SPEC);
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private Statuses() {}

    /** As long as a status gets. */
    public static AprioriExperimentStatus large() {
        return summary(AprioriExperimentStatus.initial(), troubled("why ".repeat(5000)), THEN);
    }

    /** Every other trial failed, every other shard is in, MLflow is down and a version would not answer. */
    public static Observed troubled(String why) {
        NumberSet everyOther = NumberSet.of(IntStream.range(0, 4500).map(i -> 2 * i));
        return observed(
                new Tracking.Unreachable(why),
                NumberSet.NONE,
                new Harvest(everyOther, 4500, 4500, everyOther, why, leaders(5)),
                new Server("", "3", "4", why, 0, "http://" + "x".repeat(250)));
    }

    public static Observed observed(Tracking tracking, NumberSet running, Harvest harvest, Server server) {
        return new Observed(
                tracking,
                running,
                harvest,
                new Selection.Open(),
                new Registration.Open(),
                new Champion.Holder("3", "old", OptionalDouble.empty()),
                server);
    }

    public static Leaders leaders(int count) {
        return new Leaders(IntStream.range(0, count)
                .mapToObj(trial -> new Candidate(trial, "0123456789abcdef0123456789abcdef", 53.2875, 427088))
                .toList());
    }

    public static AprioriExperimentStatus summary(AprioriExperimentStatus previous, Observed now, Instant time) {
        Sweep sweep = Sweep.first(PlanHash.of(SPEC));
        SweepRun run = SweepRun.open("1", "0123456789abcdef0123456789abcdef", "http://mlflow:5000/#/x");
        About about = new About(7, time, sweep, run, "movielens");
        return StatusSummary.of(about, POLICY.plan(), previous, now, POLICY.decide(now));
    }
}
