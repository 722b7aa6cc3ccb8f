package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** Who reconciles experiments. */
final class Reconcilers {
    static final ReconcilerFactory FACTORY = (settings, listener, client) -> new Idle();

    private Reconcilers() {}

    /** Stands in until there is one that does something. */
    @ControllerConfiguration(name = "experiments")
    private static final class Idle implements Reconciler<AprioriExperiment> {
        @Override
        public UpdateControl<AprioriExperiment> reconcile(
                AprioriExperiment experiment, Context<AprioriExperiment> context) {
            return UpdateControl.noUpdate();
        }
    }
}
