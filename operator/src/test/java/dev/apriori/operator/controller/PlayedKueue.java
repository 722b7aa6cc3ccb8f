package dev.apriori.operator.controller;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What Kueue does with Jobs in a queue: it says of each in a Workload why it waits, and lets it go by its suspend field. */
final class PlayedKueue {
    private static final String GROUP = "kueue.x-k8s.io";

    private final KubernetesClient admin;

    PlayedKueue(KubernetesClient admin) {
        this.admin = admin;
    }

    /**
     * Its API, as far as it is read.
     *
     * @return takes it away again, for other tests
     */
    Runnable install() {
        CustomResourceDefinition workloads = Serialization.unmarshal("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: workloads.kueue.x-k8s.io}
                spec:
                  group: kueue.x-k8s.io
                  scope: Namespaced
                  names: {kind: Workload, listKind: WorkloadList, plural: workloads, singular: workload}
                  versions:
                    - name: v1beta2
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """, CustomResourceDefinition.class);
        admin.resource(workloads).create();
        admin.resource(workloads).waitUntilCondition(ApiServer::established, 30, TimeUnit.SECONDS);
        return () -> {
            admin.resource(workloads).delete();
            admin.resource(workloads).waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS);
        };
    }

    /**
     * It wants to see Jobs of that namespace before they are made, and does not answer.
     *
     * @return brings it back
     */
    Runnable goAway(String namespace) {
        var webhook = Serialization.unmarshal("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: %s}
                webhooks:
                  - name: mjob.kb.io
                    clientConfig: {url: "https://127.0.0.1:1/mutate"}
                    rules: [{apiGroups: [batch], apiVersions: [v1], operations: [CREATE], resources: [jobs]}]
                    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
                    sideEffects: None
                    admissionReviewVersions: [v1]
                """.formatted(namespace, namespace), MutatingWebhookConfiguration.class);
        admin.resource(webhook).create();
        return () -> admin.resource(webhook).delete();
    }

    void keepWaiting(Job job, String why) {
        GenericKubernetesResource workload = new GenericKubernetesResourceBuilder()
                .withApiVersion(GROUP + "/v1beta2")
                .withKind("Workload")
                .withNewMetadata()
                .withName("job-" + job.getMetadata().getName())
                .withNamespace(job.getMetadata().getNamespace())
                .addToLabels(GROUP + "/job-uid", job.getMetadata().getUid())
                .endMetadata()
                .addToAdditionalProperties(
                        "status",
                        Map.of(
                                "conditions",
                                List.of(Map.of("type", "QuotaReserved", "status", "False", "message", why))))
                .build();
        admin.resource(workload).create();
    }

    void letGo(Job job) {
        suspend(job, false);
    }

    void evict(Job job) {
        suspend(job, true);
    }

    private void suspend(Job job, boolean suspended) {
        admin.batch()
                .v1()
                .jobs()
                .inNamespace(job.getMetadata().getNamespace())
                .withName(job.getMetadata().getName())
                .edit(there -> new JobBuilder(there)
                        .editSpec()
                        .withSuspend(suspended)
                        .endSpec()
                        .build());
    }
}
