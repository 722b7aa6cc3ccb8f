package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import java.util.Map;

/** The model server: a Deployment and a Service on a cluster, a process on one machine. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Serving(
        @JsonPropertyDescription("Whether the champion is served.")
        Boolean enabled,

        @JsonPropertyDescription("How many pods serve, where autoscaling is off.") @Min(0) @Max(100)
        Integer replicas,

        @JsonPropertyDescription("Lets the number of pods follow the load; off while maxReplicas is not given.")
        Autoscaling autoscaling,

        @JsonPropertyDescription("How long a new version may take to answer before the old one is kept: a whole number"
                + " of s, m or h, such as 5m.")
        @Size(max = 8)
        @ValidationRule(value = SpecRules.DURATION, message = SpecRules.DURATION_FIX)
        String rolloutTimeout,

        @JsonPropertyDescription(
                "Shares the requests between the old revision and a new one, and goes back when the new"
                        + " one does worse; off while percent is not given.")
        CanarySpec canary,

        @JsonPropertyDescription("The Service in front of the pods; it has the resource's name.")
        ServiceSpec service,

        @JsonPropertyDescription("An Ingress to the Service; none while host is not given.")
        IngressSpec ingress,

        @JsonPropertyDescription("An HTTPRoute of the Gateway API to the Service; none while parentRefs is not given. A"
                + " canary's share is then its weight.")
        GatewaySpec gateway,

        @JsonPropertyDescription("Who may ask, and how; everyone by HTTP while it says nothing.")
        ServingAccess access,

        @JsonPropertyDescription("What becomes of recommendations: POST /feedback, and where it is kept.")
        ServingFeedback feedback,

        @JsonPropertyDescription("A template for the serving pods (core/v1 PodTemplateSpec): resources, node selector,"
                + " tolerations, service account or image; its container named 'server' is merged with ours.")
        @PreserveUnknownFields
        Map<String, Object> podTemplate) {

    public Serving {
        enabled = requireNonNullElse(enabled, true);
        replicas = requireNonNullElse(replicas, 2);
        autoscaling = requireNonNullElseGet(autoscaling, Autoscaling::off);
        rolloutTimeout = requireNonNullElse(rolloutTimeout, "5m");
        canary = requireNonNullElseGet(canary, CanarySpec::off);
        service = requireNonNullElseGet(service, ServiceSpec::defaults);
        ingress = requireNonNullElseGet(ingress, IngressSpec::none);
        gateway = requireNonNullElseGet(gateway, GatewaySpec::none);
        access = requireNonNullElseGet(access, ServingAccess::open);
        feedback = requireNonNullElseGet(feedback, ServingFeedback::none);
        podTemplate = Copies.of(podTemplate);
    }

    static Serving defaults() {
        return of(null);
    }

    /** The defaults, with that answer to whether the champion is served. */
    public static Serving of(Boolean enabled) {
        return new Serving(enabled, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same with another answer to whether the champion is served. */
    public Serving enabled(boolean served) {
        return new Serving(
                served,
                replicas,
                autoscaling,
                rolloutTimeout,
                canary,
                service,
                ingress,
                gateway,
                access,
                feedback,
                podTemplate);
    }

    /** How long a new version may take to answer. */
    public Duration timePerRollout() {
        return TimeSpan.parse(rolloutTimeout);
    }
}
