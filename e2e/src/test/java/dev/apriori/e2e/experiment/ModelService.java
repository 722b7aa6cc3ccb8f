package dev.apriori.e2e.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.e2e.cluster.TestNamespace;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** The Service of an experiment, asked through the API server. */
public record ModelService(TestNamespace namespace, String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The version of the model that answers, if one does. */
    public Optional<String> version() {
        try {
            return Optional.of(ask("model").path("version").asText());
        } catch (KubernetesClientException e) {
            return Optional.empty();
        }
    }

    /**
     * @param request path and query, such as {@code recommend?items=318&k=5}
     * @throws KubernetesClientException when there is no answer, or none of status 200
     */
    public JsonNode ask(String request) {
        String answer = namespace
                .client()
                .raw("/api/v1/namespaces/" + namespace.name() + "/services/" + name + ":80/proxy/" + request);
        if (answer == null) {
            throw new KubernetesClientException("no " + request + " at " + name);
        }
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(name + " answers " + request + " with " + answer, e);
        }
    }
}
