package dev.apriori.operator.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether an object is as it was asked for, so that there is nothing to write. What is asked for is noted on the object,
 * which tells of fields that are not asked for any more; what others have changed is found by comparing.
 */
final class Unchanged {
    private static final String APPLIED = "apriori.dev/applied";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Unchanged() {}

    /** The same with a note of what it asks for. */
    static <T extends HasMetadata> T noted(T desired) {
        Map<String, String> notes = new LinkedHashMap<>(desired.getMetadata().getAnnotations());
        notes.put(APPLIED, Digest.of(lasting(desired)));
        desired.getMetadata().setAnnotations(notes);
        return desired;
    }

    /** Without the number of pods, which an autoscaler changes and which is always asked for. */
    private static HasMetadata lasting(HasMetadata desired) {
        return desired instanceof Deployment deployment
                ? new DeploymentBuilder(deployment)
                        .editSpec()
                        .withReplicas(null)
                        .endSpec()
                        .build()
                : desired;
    }

    /** @param noted with the note */
    static boolean since(HasMetadata noted, HasMetadata actual) {
        return covers(JSON.valueToTree(actual), JSON.valueToTree(noted));
    }

    /** Whether all that is asked for is there; there may be more, such as defaults and what others own. */
    private static boolean covers(JsonNode actual, JsonNode desired) {
        if (desired.isObject() && actual.isObject()) {
            return desired.properties().stream()
                    .allMatch(field -> covers(actual.path(field.getKey()), field.getValue()));
        }
        if (desired.isArray() && actual.isArray()) {
            return desired.valueStream()
                    .allMatch(element -> actual.valueStream().anyMatch(there -> covers(there, element)));
        }
        return actual.isMissingNode() ? isNothing(desired) : actual.equals(desired) || sameQuantity(actual, desired);
    }

    /** The API server leaves out what is empty. */
    private static boolean isNothing(JsonNode desired) {
        return desired.isContainerNode() ? desired.isEmpty() : desired.asText().isEmpty();
    }

    /** It also writes 0.5 of a processor as 500m. */
    private static boolean sameQuantity(JsonNode actual, JsonNode desired) {
        try {
            return Quantity.parse(actual.asText()).equals(Quantity.parse(desired.asText()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
