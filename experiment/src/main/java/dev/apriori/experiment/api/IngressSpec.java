package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** An Ingress to the model server; none while {@code host} is empty. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IngressSpec(
        @JsonPropertyDescription("The host name to answer for, such as movies.example.org; empty for no Ingress.")
        @Size(max = 253)
        @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
        String host,

        @JsonPropertyDescription("The path to answer under.") @Size(min = 1, max = 1024)
        String path,

        @JsonPropertyDescription("The IngressClass; empty for the cluster's default.")
        @Size(max = 253)
        @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
        String className,

        @JsonPropertyDescription("The Secret with the certificate; empty for plain HTTP.")
        @Size(max = 253)
        @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
        String tlsSecretName,

        @JsonPropertyDescription("Annotations of the Ingress, such as its controller's options.") @Size(max = 32)
        Map<String, @Size(max = 4096) String> annotations) {

    public IngressSpec {
        host = requireNonNullElse(host, "");
        path = requireNonNullElse(path, "/");
        className = requireNonNullElse(className, "");
        tlsSecretName = requireNonNullElse(tlsSecretName, "");
        annotations = Copies.of(annotations);
    }

    static IngressSpec none() {
        return new IngressSpec(null, null, null, null, null);
    }

    /** Whether there is to be an Ingress. */
    public boolean wanted() {
        return !host.isEmpty();
    }
}
