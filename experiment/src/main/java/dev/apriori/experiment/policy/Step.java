package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.Phase;
import java.util.List;

/** What one stage of the policy concludes. */
record Step(Phase phase, String reason, String message, List<Action> actions) {
    static Step of(Phase phase, String reason, String message, Action... actions) {
        return new Step(phase, reason, message, List.of(actions));
    }

    /** The same actions unless MLflow is needed and does not answer: then the step waits. */
    static Step withTracking(Observed now, Phase phase, String reason, String message, Action... actions) {
        return now.tracking() instanceof Observed.Tracking.Unreachable unreachable
                ? of(phase, "TrackingUnreachable", "waiting for MLflow: " + unreachable.why())
                : of(phase, reason, message, actions);
    }
}
