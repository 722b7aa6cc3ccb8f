package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Who may ask the model server, and how.
 *
 * @param requestsPerSecond 0 for no limit
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServingAccess(
        @JsonPropertyDescription("A Secret whose key 'api-key' holds one or more API keys, with space or new lines"
                + " between them; clients send one as X-API-Key or as a bearer token. Empty for open access.")
        SecretRef apiKeySecretRef,

        @JsonPropertyDescription("A Secret of type kubernetes.io/tls: the pods then speak HTTPS. Empty for HTTP, with"
                + " TLS ending at the Ingress, if anywhere.")
        @Size(max = 253)
        @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
        String tlsSecretName,

        @JsonPropertyDescription("Origins of pages in browsers that may ask, such as https://shop.example.org, or *.")
        @Size(max = 20)
        @EachItem(rule = SpecRules.ORIGIN, message = SpecRules.ORIGIN_FIX)
        List<@Size(max = 253) String> corsOrigins,

        @JsonPropertyDescription("How many requests each pod answers in a second; more are answered 429. Left out: as"
                + " many as it can.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Min(1)
        @Max(1_000_000)
        int requestsPerSecond,

        @JsonPropertyDescription("Whether pods log a line for each request, without what it asks for.")
        Boolean log) {

    public ServingAccess {
        apiKeySecretRef = requireNonNullElse(apiKeySecretRef, SecretRef.NONE);
        tlsSecretName = requireNonNullElse(tlsSecretName, "");
        corsOrigins = List.copyOf(requireNonNullElseGet(corsOrigins, List::of));
        log = requireNonNullElse(log, false);
    }

    static ServingAccess open() {
        return new ServingAccess(null, null, null, 0, null);
    }

    /** Whether the pods speak HTTPS. */
    public boolean tls() {
        return !tlsSecretName.isEmpty();
    }
}
