package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.check.Problem;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.shard.ShardPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be done next: a pure function of the spec and of what was observed, for a cluster and for one machine.
 * Whoever does the actions observes again and asks again, until the decision is {@linkplain Decision#settled settled}.
 *
 * <ul>
 *   <li>A shard is started once, unless it was cancelled, and never more than {@code parallelism} run at once. Lowering
 *       it ends no running one.
 *   <li>Without MLflow nothing new starts, what runs goes on, and all goes on by itself when MLflow is back.
 *   <li>The goal reached, or too many trials failed: what runs is stopped.
 *   <li>A version takes the alias after it has answered, or, where nothing is served, once it is registered. The old
 *       one answers until then, and goes on when the new one fails.
 * </ul>
 */
public final class SweepPolicy {
    private final AprioriExperimentSpec spec;
    private final ShardPlan plan;
    private final Objective objective;
    private final MiningStage mining;
    private final ModelStage model;
    private final ServingStage serving;

    private SweepPolicy(AprioriExperimentSpec spec) {
        this.spec = spec;
        plan = ShardPlan.of(spec);
        objective = Objective.of(spec.objective());
        mining = new MiningStage(spec, plan, objective);
        model = new ModelStage(spec, objective);
        serving = new ServingStage(spec);
    }

    /** @param spec that passed the checks */
    public static SweepPolicy of(AprioriExperimentSpec spec) {
        return new SweepPolicy(spec);
    }

    public ShardPlan plan() {
        return plan;
    }

    public Objective objective() {
        return objective;
    }

    /** What to do when that was observed. */
    public Decision decide(Observed now) {
        Step step = step(now);
        if (spec.suspend() && !ended(step.phase())) {
            step = suspended(now);
        }
        return new Decision(
                step.phase(),
                step.reason(),
                step.message(),
                new Findings(spec, now, mining.complete(now)).of(step),
                step.actions());
    }

    private Step step(Observed now) {
        Optional<Step> unfinished = mining.step(now).or(() -> model.step(now));
        return unfinished.isPresent() ? unfinished.get() : serving.step(now, model.target(now));
    }

    /** What has come to an end is not held up any more, and a served model goes on being served. */
    private static boolean ended(Phase phase) {
        return switch (phase) {
            case READY, DEGRADED, FAILED -> true;
            case PENDING, MINING, SELECTING, REGISTERING, ROLLING_OUT, SUSPENDED -> false;
        };
    }

    private static Step suspended(Observed now) {
        return now.running().isEmpty()
                ? Step.of(Phase.SUSPENDED, "Suspended", "suspended by spec.suspend")
                : Step.of(
                        Phase.SUSPENDED,
                        "Suspended",
                        "stopping what runs, as spec.suspend asks for",
                        new Action.CancelShards(now.running()));
    }

    /** What is told of a spec that did not pass the checks, and so is not worked on. */
    public static Decision refuse(List<Problem> problems) {
        String message = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        return new Decision(Phase.FAILED, "InvalidSpec", message, Findings.ofRefused(message), List.of());
    }
}
