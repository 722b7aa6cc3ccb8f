package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.metrics.Fault;
import dev.apriori.operator.settings.ProgramSettings;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;

/** What must be there before informers are started, asked for by itself so that what is missing can be named. */
final class Preconditions {
    private static final ListOptions ONE =
            new ListOptionsBuilder().withLimit(1L).build();
    private static final List<String> LEASE_VERBS = List.of("get", "create", "update", "patch");

    private final KubernetesClient client;
    private final ProgramSettings settings;

    Preconditions(KubernetesClient client, ProgramSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** @throws NotYetException naming the first thing that is missing, and the fix */
    void check() {
        try {
            list();
            if (settings.operator().leaderElection()) {
                checkLease();
            }
        } catch (KubernetesClientException e) {
            throw described(e);
        }
    }

    /** A failure to start in words that an administrator can act on, where the API server is behind it. */
    RuntimeException described(RuntimeException failure) {
        if (failure instanceof NotYetException) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException trouble && Fault.of(trouble) != Fault.DEFECT) {
                return described(trouble);
            }
        }
        return failure;
    }

    private NotYetException described(KubernetesClientException failure) {
        String cause = Cause.of(failure);
        String server = "the API server at " + client.getMasterUrl();
        String said = switch (failure.getCode()) {
            case HttpURLConnection.HTTP_FORBIDDEN ->
                cause + "; bind the role of the chart (rbac.create) to this service account";
            case HttpURLConnection.HTTP_UNAUTHORIZED -> server + " does not know who asks: " + cause;
            default -> server + (failure.getCode() > 0 ? " cannot answer now: " : " does not answer: ") + cause;
        };
        return new NotYetException(said, failure);
    }

    private void list() {
        var experiments = client.resources(AprioriExperiment.class);
        try {
            if (settings.operator().namespaces().isEmpty()) {
                experiments.inAnyNamespace().list(ONE);
            }
            settings.operator()
                    .namespaces()
                    .forEach(namespace -> experiments.inNamespace(namespace).list(ONE));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new NotYetException(
                        "the resource aprioriexperiments.apriori.dev is not known here; apply the CRD of this version (crds/)",
                        e);
            }
            throw e;
        }
    }

    private void checkLease() {
        List<String> missing =
                LEASE_VERBS.stream().filter(verb -> !isAllowed(verb)).toList();
        if (!missing.isEmpty()) {
            throw new NotYetException("this service account may not " + String.join(", ", missing) + " the lease "
                    + Leadership.LEASE + " in namespace " + settings.podNamespace()
                    + "; bind the chart's role for it (rbac.create), or set APRIORI_LEADER_ELECTION to false");
        }
    }

    private boolean isAllowed(String verb) {
        SelfSubjectAccessReview question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup("coordination.k8s.io")
                .withResource("leases")
                .withNamespace(settings.podNamespace())
                .withName(verb.equals("create") ? null : Leadership.LEASE)
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
        return Boolean.TRUE.equals(
                client.resource(question).create().getStatus().getAllowed());
    }
}
