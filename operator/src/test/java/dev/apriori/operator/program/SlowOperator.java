package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's program with a reconciler that says what it does, and takes the time that a name tells. */
public final class SlowOperator {
    private SlowOperator() {}

    public static void main(String[] args) {
        Operator.run((settings, listener, client) -> new Slow(), args);
    }

    @ControllerConfiguration(name = "experiments")
    private static final class Slow implements Reconciler<AprioriExperiment> {
        private static final Logger LOG = LoggerFactory.getLogger(Slow.class);

        @Override
        public UpdateControl<AprioriExperiment> reconcile(
                AprioriExperiment experiment, Context<AprioriExperiment> context) throws InterruptedException {
            String name = experiment.getMetadata().getName();
            LOG.info(
                    "begins with {}",
                    experiment.getMetadata().getManagedFields().size());
            switch (name) {
                case "slow" -> Thread.sleep(Duration.ofSeconds(4));
                case "defect" -> throw new IllegalStateException("ours");
                case "trouble" ->
                    throw new KubernetesClientException(new StatusBuilder()
                            .withCode(503)
                            .withMessage("the server is busy")
                            .build());
                default -> LOG.debug("at once");
            }
            LOG.info("ends");
            return UpdateControl.noUpdate();
        }
    }
}
