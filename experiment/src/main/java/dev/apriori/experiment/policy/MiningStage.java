package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.experiment.shard.ShardPlan;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Starts shards, never more at once than allowed, until all are harvested, the goal is reached or too many fail. */
final class MiningStage {
    private final AprioriExperimentSpec spec;
    private final ShardPlan plan;
    private final Objective objective;

    MiningStage(AprioriExperimentSpec spec, ShardPlan plan, Objective objective) {
        this.spec = spec;
        this.plan = plan;
        this.objective = objective;
    }

    /** What to do; empty when all that is wanted is mined and may be judged. */
    Optional<Step> step(Observed now) {
        Harvest harvest = now.harvest();
        if (tooManyFailed(harvest)) {
            return Optional.of(failed(
                    now,
                    "TooManyTrialsFailed",
                    harvest.failed() + " of "
                            + plan.grid().size() + " trials failed, more than spec.execution.maxFailedPercent "
                            + spec.execution().maxFailedPercent() + " allows" + first(harvest)));
        }
        if (!complete(now)) {
            return Optional.of(goalReached(harvest) ? stop(now) : mine(now));
        }
        if (harvest.leaders().best().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                harvest.succeeded() == 0
                        ? failed(
                                now,
                                "AllTrialsFailed",
                                "none of the " + harvest.failed() + " trials has a result" + first(harvest))
                        : failed(now, "NoEligibleTrial", ineligible(harvest)));
    }

    private static String first(Harvest harvest) {
        return harvest.failure().isEmpty() ? "" : "; the first: " + harvest.failure();
    }

    /** Where one rule would have been enough, there was none. */
    private String ineligible(Harvest harvest) {
        if (spec.objective().minRules() <= 1 && spec.objective().minSupportCount() <= 1) {
            return "no trial has a rule to judge by "
                    + spec.objective().metric().id()
                    + "; lower spec.grid.minSupport (now at least "
                    + least(spec.grid().minSupport())
                    + ") or spec.grid.minThreshold (now at least "
                    + least(spec.grid().minThreshold()) + ")";
        }
        return "none of the " + harvest.succeeded()
                + " trials that succeeded is eligible; lower what spec.objective asks for: " + objective.eligibility();
    }

    private static String least(List<String> decimals) {
        return decimals.stream()
                .map(BigDecimal::new)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .toPlainString();
    }

    /** Whether nothing more is to be mined. */
    boolean complete(Observed now) {
        return now.harvest().shards().count() == plan.count()
                || (goalReached(now.harvest()) && now.running().isEmpty());
    }

    boolean goalReached(Harvest harvest) {
        return harvest.leaders().best().filter(objective::reached).isPresent();
    }

    private boolean tooManyFailed(Harvest harvest) {
        return harvest.failed() * 100L
                > (long) spec.execution().maxFailedPercent() * plan.grid().size();
    }

    private static Step failed(Observed now, String reason, String message) {
        return now.running().isEmpty()
                ? Step.of(Phase.FAILED, reason, message)
                : Step.of(Phase.FAILED, reason, message, new Action.CancelShards(now.running()));
    }

    private static Step stop(Observed now) {
        return Step.of(
                Phase.MINING,
                "GoalReached",
                "the goal is reached; stopping what still runs",
                new Action.CancelShards(now.running()));
    }

    private Step mine(Observed now) {
        NumberSet open =
                NumberSet.below(plan.count()).minus(now.harvest().shards()).minus(now.running());
        NumberSet next =
                open.lowest(spec.execution().parallelism() - now.running().count());
        boolean begun = !now.harvest().shards().isEmpty() || !now.running().isEmpty();
        if (next.isEmpty()) {
            return Step.of(Phase.MINING, "Mining", progress(now));
        }
        return Step.withTracking(
                now,
                begun || now.trackingReachable() ? Phase.MINING : Phase.PENDING,
                "Mining",
                progress(now),
                new Action.StartShards(next));
    }

    private String progress(Observed now) {
        Harvest harvest = now.harvest();
        var message = new StringBuilder()
                .append(harvest.succeeded() + harvest.failed())
                .append(" of ")
                .append(plan.grid().size())
                .append(" trials are done");
        if (now.tracking() instanceof Observed.Tracking.Unreachable unreachable) {
            message.append("; waiting for MLflow: ").append(unreachable.why());
        } else if (!now.heldUp().isEmpty()) {
            message.append("; ").append(now.heldUp());
        }
        return message.toString();
    }
}
