package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** An HTTPRoute of the Gateway API to the model server; none while {@code parentRefs} is empty. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GatewaySpec(
        @JsonPropertyDescription("The Gateways that the route is attached to; empty for no HTTPRoute.") @Size(max = 8)
        List<ParentRef> parentRefs,

        @JsonPropertyDescription("The host names to answer for, such as movies.example.org; empty for those of the"
                + " Gateway's listeners.")
        @Size(max = 16)
        @EachItem(rule = SpecRules.HOST_PATTERN, message = SpecRules.HOST_PATTERN_FIX)
        List<@Size(min = 1, max = 253) String> hostnames,

        @JsonPropertyDescription("The path to answer under.")
        @Size(min = 1, max = 1024)
        @ValidationRule(value = SpecRules.ABSOLUTE_PATH, message = SpecRules.ABSOLUTE_PATH_FIX)
        String path) {
    /** A Gateway. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ParentRef(
            @Required
            @JsonPropertyDescription("The Gateway's name.")
            @Size(min = 1, max = 253)
            @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
            String name,

            @JsonPropertyDescription("Its namespace; empty for the experiment's.")
            @Size(max = 63)
            @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
            String namespace,

            @JsonPropertyDescription("Which of its listeners; empty for all of them.")
            @Size(max = 253)
            @ValidationRule(value = SpecRules.RESOURCE_NAME, message = SpecRules.RESOURCE_NAME_FIX)
            String sectionName) {

        public ParentRef {
            name = requireNonNullElse(name, "");
            namespace = requireNonNullElse(namespace, "");
            sectionName = requireNonNullElse(sectionName, "");
        }
    }

    public GatewaySpec {
        parentRefs = List.copyOf(requireNonNullElseGet(parentRefs, List::of));
        hostnames = List.copyOf(requireNonNullElseGet(hostnames, List::of));
        path = requireNonNullElse(path, "/");
    }

    static GatewaySpec none() {
        return new GatewaySpec(null, null, null);
    }

    /** Whether there is to be an HTTPRoute. */
    public boolean wanted() {
        return !parentRefs.isEmpty();
    }
}
