package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Autoscaling;
import dev.apriori.experiment.api.Serving;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehaviorBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Map;
import java.util.Optional;

/** What goes with the live Deployment: how it grows with its load, and how many of its pods a drain may take at once. */
final class Scaling {
    private static final HorizontalPodAutoscalerBehavior GROWING = new HorizontalPodAutoscalerBehaviorBuilder()
            .withNewScaleDown()
            .withSelectPolicy("Disabled")
            .endScaleDown()
            .build();

    private Scaling() {}

    /**
     * @param growing whether none is taken away, as while a canary bears a part of the load: the live pods are idler
     *     for it, but those that they are now are what the winner has to have, which alone will bear it all.
     */
    static Optional<HorizontalPodAutoscaler> autoscaler(Subject subject, Revision live, boolean growing) {
        Autoscaling spec = subject.spec().serving().autoscaling();
        if (!spec.on()) {
            return Optional.empty();
        }
        return Optional.of(new HorizontalPodAutoscalerBuilder()
                .withMetadata(subject.owned(subject.name(), App.SERVER, Map.of()))
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", "Deployment", live.deploymentName(subject.name()))
                .withMinReplicas(spec.minReplicas())
                .withMaxReplicas(spec.maxReplicas())
                .addNewMetric()
                .withType("Resource")
                .withNewResource()
                .withName("cpu")
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(spec.targetCpuPercent())
                .endTarget()
                .endResource()
                .endMetric()
                .withBehavior(growing ? GROWING : null)
                .endSpec()
                .build());
    }

    /** None for a single pod, which a drain may take. */
    static Optional<PodDisruptionBudget> budget(Subject subject, Revision live) {
        if (most(subject.spec().serving()) < 2) {
            return Optional.empty();
        }
        return Optional.of(new PodDisruptionBudgetBuilder()
                .withMetadata(subject.owned(subject.name(), App.SERVER, Map.of()))
                .withNewSpec()
                .withNewMaxUnavailable(1)
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(live.selector(subject.name()))
                .endSelector()
                .endSpec()
                .build());
    }

    private static int most(Serving spec) {
        return spec.autoscaling().on() ? spec.autoscaling().maxReplicas() : spec.replicas();
    }
}
