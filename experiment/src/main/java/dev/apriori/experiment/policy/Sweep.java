package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.grid.PlanHash;

/**
 * One run through a plan.
 *
 * @param number from 1; it grows with each change of the plan and each scheduled run
 * @param dataSweep the sweep that took the data as it is now: a changed plan goes on with the same data, so that what
 *     was mined is recognised; a scheduled run takes it afresh
 */
public record Sweep(int number, int dataSweep, PlanHash plan) {
    /** The first. */
    public static Sweep first(PlanHash plan) {
        return new Sweep(1, 1, plan);
    }

    /**
     * The sweep to work on, after the one that a status is about. One that has failed is gone through again when the spec
     * has changed in whatever way: what it has mined is recognised, and what was in its way may be mended.
     *
     * @param generation of the spec
     * @param due whether the schedule asks for fresh data now
     */
    public static Sweep after(
            AprioriExperimentStatus status, long generation, AprioriExperimentSpec spec, boolean due) {
        PlanHash plan = PlanHash.of(spec);
        if (status.sweep() == 0) {
            return first(plan);
        }
        int next = status.sweep() + 1;
        if (due) {
            return new Sweep(next, next, plan);
        }
        boolean same =
                status.planHash().equals(plan.text()) && !(failed(status) && generation > status.observedGeneration());
        return new Sweep(same ? status.sweep() : next, status.dataSweep(), plan);
    }

    /** Whether it is the sweep that has failed, and not its spec that was refused. */
    private static boolean failed(AprioriExperimentStatus status) {
        return status.phase() == Phase.FAILED
                && status.condition(ConditionType.ACCEPTED)
                        .filter(accepted -> accepted.status() == State.TRUE)
                        .isPresent();
    }

    /** The data of this sweep. */
    public DataIdentity data(AprioriExperimentSpec spec) {
        return DataIdentity.of(spec.dataset(), dataSweep);
    }
}
