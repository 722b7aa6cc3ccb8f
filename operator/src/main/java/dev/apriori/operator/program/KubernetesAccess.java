package dev.apriori.operator.program;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.operator.subject.StoredExperiments;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The API server, as the operator talks to it. */
final class KubernetesAccess {
    /** More than the threads that reconcile, and the watches. */
    private static final int REQUESTS_AT_ONCE = 128;

    /** A request is repeated by the next pass; repeating it here for long would hide that a lease was lost. */
    private static final int REPETITIONS = 1;

    private KubernetesAccess() {}

    /** The cluster that this pod runs in, else the current context of this machine. */
    static Config current() {
        return Config.autoConfigure(null);
    }

    static KubernetesClient open(Config cluster) {
        Config config = new ConfigBuilder(cluster)
                .withUserAgent("apriori-operator/" + Version.current())
                .withRequestRetryBackoffLimit(REPETITIONS)
                .withMaxConcurrentRequests(REQUESTS_AT_ONCE)
                .withMaxConcurrentRequestsPerHost(REQUESTS_AT_ONCE)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(serialization())
                .build();
    }

    private static KubernetesSerialization serialization() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
        mapper.registerModule(StoredExperiments.module());
        return new KubernetesSerialization(mapper, true);
    }

    /**
     * Who set which field is half of an object, and nothing here asks for it: it never gets into memory. An item store
     * of the informers could drop it too, but the SDK shares one among the informers of all namespaces, each of which
     * would take out what the others put in.
     */
    @JsonIgnoreProperties("managedFields")
    private interface WithoutManagedFields {}
}
