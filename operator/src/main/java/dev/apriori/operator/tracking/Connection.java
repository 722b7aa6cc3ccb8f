package dev.apriori.operator.tracking;

import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.tracking.Mlflow;

/** An experiment's MLflow, as it was found a moment ago. */
public sealed interface Connection {
    /** It answers, and lets us in. */
    record Up(Mlflow mlflow) implements Connection {}

    /** @param why it cannot be asked, in one sentence without a full stop */
    record Down(String why) implements Connection {}

    /** What the policy is told. */
    default Tracking observed() {
        return switch (this) {
            case Up up -> new Tracking.Reachable();
            case Down down -> new Tracking.Unreachable(down.why());
        };
    }
}
