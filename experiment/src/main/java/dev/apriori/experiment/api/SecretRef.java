package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Secret of the experiment's namespace, by name. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretRef(
        @JsonPropertyDescription("The Secret's name, in the experiment's namespace; empty for none.")
        @Size(max = 253)
        @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
        String name) {
    static final SecretRef NONE = new SecretRef("");

    public SecretRef {
        name = requireNonNullElse(name, "");
    }

    /** Whether a Secret is named. */
    public boolean given() {
        return !name.isEmpty();
    }
}
