package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition.State;

/** A condition as it is now, before it is known since when. */
public record Finding(ConditionType type, State state, String reason, String message) {
    static Finding yes(ConditionType type, String reason, String message) {
        return new Finding(type, State.TRUE, reason, message);
    }

    static Finding unknown(ConditionType type, String reason, String message) {
        return new Finding(type, State.UNKNOWN, reason, message);
    }

    static Finding no(ConditionType type, String reason, String message) {
        return new Finding(type, State.FALSE, reason, message);
    }
}
