package dev.apriori.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.api.ObjectiveMetric;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.objective.TrialResult;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.shard.NumberSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Jobs, MLflow and a model server as a policy sees them: actions may come to nothing, shards end when they like, trials
 * fail, MLflow comes and goes. It refuses what must never be done.
 */
final class World {
    private final SweepPolicy policy;
    private final int parallelism;
    private final Random random;
    private final int failPercent;

    private NumberSet running = NumberSet.NONE;
    private Harvest harvest = Harvest.NONE;
    private Selection selection = new Selection.Open();
    private Registration registration = new Registration.Open();
    private Champion champion;
    private Server server = Server.NONE;
    private boolean trackingUp = true;
    private boolean calm;
    private int versions = 3;

    World(SweepPolicy policy, int parallelism, int failPercent, boolean hasChampion, Random random) {
        this.policy = policy;
        this.parallelism = parallelism;
        this.random = random;
        this.failPercent = failPercent;
        champion = hasChampion
                ? new Champion.Holder("3", "old", OptionalDouble.of(random.nextInt(12)))
                : new Champion.None();
    }

    Observed observed() {
        return new Observed(
                trackingUp ? new Tracking.Reachable() : new Tracking.Unreachable("down"),
                running,
                harvest,
                selection,
                registration,
                champion,
                server);
    }

    /** From now on MLflow is up and what is asked for is done. */
    void calmDown() {
        calm = true;
        trackingUp = true;
    }

    /** Does some of what was decided, and lets time go by. */
    void live(Decision decision) {
        for (Action action : decision.actions()) {
            if (calm || random.nextInt(4) > 0) {
                apply(action);
            }
        }
        if (!calm && random.nextInt(4) == 0) {
            trackingUp = !trackingUp;
        }
        running.stream()
                .filter(shard -> random.nextInt(3) == 0)
                .boxed()
                .toList()
                .forEach(this::end);
    }

    private void apply(Action action) {
        if (action instanceof Action.CancelShards cancel) {
            running = running.minus(cancel.shards());
            return;
        }
        assertThat(trackingUp).as("%s without MLflow", action).isTrue();
        if (action instanceof Action.StartShards start) {
            start(start.shards());
        } else if (action instanceof Action.SelectBest select) {
            selection = new Selection.Chosen(select.leaders().best().orElseThrow());
        } else if (action instanceof Action.RegisterModel register) {
            assertThat(registration).as("a second version").isInstanceOf(Registration.Open.class);
            versions++;
            registration = new Registration.Registered(
                    String.valueOf(versions), register.best().runId(), false, HitRates.UNKNOWN);
        } else if (action instanceof Action.RollOut rollOut) {
            server = calm || random.nextInt(3) > 0
                    ? Server.answering(rollOut.version(), 1, "http://x")
                    : new Server(server.answering(), server.lastAnswering(), rollOut.version(), "it crashes", 0, "");
        } else if (action instanceof Action.MoveAlias move) {
            champion = new Champion.Holder(move.version(), "run", OptionalDouble.of(1));
        }
    }

    private void start(NumberSet shards) {
        assertThat(shards.stream()).noneMatch(running::contains);
        assertThat(shards.stream()).noneMatch(harvest.shards()::contains);
        running = running.plus(shards);
        assertThat(running.count()).isLessThanOrEqualTo(parallelism);
    }

    private void end(int shard) {
        List<TrialResult> results = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        for (Trial trial : policy.plan().trialsOf(shard)) {
            if (random.nextInt(100) < failPercent) {
                failed.add(trial.number());
            } else {
                double lift = random.nextInt(12);
                results.add(new TrialResult(
                        trial.number(), "run" + trial.number(), 1, 7, Map.of(ObjectiveMetric.BEST_LIFT, lift)));
            }
        }
        Leaders leaders = policy.objective().leaders(results.stream());
        NumberSet numbers = NumberSet.of(failed.stream().mapToInt(Integer::intValue));
        harvest = harvest.with(ShardReport.of(shard, results.size(), numbers, leaders, "too much"), policy.objective());
        running = running.minus(NumberSet.of(shard));
    }

    /** The best of all that was harvested. */
    Candidate best() {
        return harvest.leaders().best().orElseThrow();
    }
}
