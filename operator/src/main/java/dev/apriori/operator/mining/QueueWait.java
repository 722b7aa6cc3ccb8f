package dev.apriori.operator.mining;

import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Jobs that may not start wait for, in Kueue's words. Its Workloads are read and not watched, for a cluster need not
 * have Kueue.
 */
public final class QueueWait {
    private static final String JOB_UID = "kueue.x-k8s.io/job-uid";

    /** Its API's versions, the newest first: what we read has been the same in all. */
    private static final List<String> VERSIONS = List.of("v1beta2", "v1beta1");

    private static final String NO_KUEUE = "this cluster has no Kueue that would let them start";

    private final KubernetesClient kubernetes;

    public QueueWait(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** In one sentence without a full stop; empty when no Job waits. */
    public String of(Subject subject, SweepJobs jobs) {
        List<Job> held =
                jobs.shards().values().stream().filter(JobQueue::isHeld).toList();
        if (held.isEmpty()) {
            return "";
        }
        String queue = subject.spec().execution().queueName();
        String many = held.size() == 1 ? "1 Job is" : held.size() + " Jobs are";
        if (queue.isEmpty()) {
            return many + " suspended";
        }
        String why = why(held.getFirst());
        return many + " waiting in the queue " + queue + (why.isEmpty() ? "" : ": " + why);
    }

    /** That nobody can say why, such as while Kueue is away that converts its Workloads, must not end a pass. */
    private String why(Job job) {
        for (String version : VERSIONS) {
            try {
                return said(kubernetes
                        .genericKubernetesResources(workloads(version))
                        .inNamespace(job.getMetadata().getNamespace())
                        .withLabel(JOB_UID, job.getMetadata().getUid())
                        .list()
                        .getItems());
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                    return "";
                }
            }
        }
        return NO_KUEUE;
    }

    private static ResourceDefinitionContext workloads(String version) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("kueue.x-k8s.io")
                .withVersion(version)
                .withKind("Workload")
                .withPlural("workloads")
                .withNamespaced(true)
                .build();
    }

    /** @param workloads the Job's own; none before Kueue has seen it */
    private static String said(List<GenericKubernetesResource> workloads) {
        return workloads.stream()
                .flatMap(workload -> conditions(workload).stream())
                .filter(condition ->
                        "QuotaReserved".equals(condition.get("type")) && "False".equals(condition.get("status")))
                .map(condition -> String.valueOf(condition.get("message"))
                        .strip()
                        .replaceAll("\\s+", " ")
                        .replaceFirst("\\.$", ""))
                .findFirst()
                .orElse("");
    }

    private static List<Map<String, Object>> conditions(GenericKubernetesResource workload) {
        return Optional.<List<Map<String, Object>>>ofNullable(workload.get("status", "conditions"))
                .orElse(List.of());
    }
}
