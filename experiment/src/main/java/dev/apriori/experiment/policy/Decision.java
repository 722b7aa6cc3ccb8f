package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.Phase;
import java.util.List;

/**
 * Where an experiment stands and what is to be done about it.
 *
 * @param reason why it stands there, in one word
 * @param message the same in one sentence
 * @param findings one for each type of condition
 * @param actions in the order they are to be done; empty when there is nothing to do, or something to wait for
 */
public record Decision(Phase phase, String reason, String message, List<Finding> findings, List<Action> actions) {
    public Decision {
        findings = List.copyOf(findings);
        actions = List.copyOf(actions);
    }

    /** Whether nothing more will happen until the spec or the world changes. */
    public boolean settled() {
        return actions.isEmpty()
                && switch (phase) {
                    case READY, DEGRADED, FAILED, SUSPENDED -> true;
                    case PENDING, MINING, SELECTING, REGISTERING, ROLLING_OUT -> false;
                };
    }
}
