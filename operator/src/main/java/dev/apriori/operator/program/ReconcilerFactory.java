package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.metrics.OperatorListener;
import dev.apriori.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;

/** Makes what reconciles experiments; a start that failed is repeated with a new one. */
@FunctionalInterface
interface ReconcilerFactory {
    Reconciler<AprioriExperiment> create(OperatorSettings settings, OperatorListener listener, KubernetesClient client);
}
