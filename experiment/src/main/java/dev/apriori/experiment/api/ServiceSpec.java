package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** The Service in front of the model server. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceSpec(
        @JsonPropertyDescription("Where the Service is reachable from.")
        Type type,

        @JsonPropertyDescription("The port that the Service listens on.") @Min(1) @Max(65535)
        Integer port,

        @JsonPropertyDescription("Annotations of the Service, such as a cloud's for its load balancer.") @Size(max = 32)
        Map<String, @Size(max = 4096) String> annotations) {
    /** Where a Service is reachable from. */
    public enum Type {
        @JsonProperty("ClusterIP")
        CLUSTER_IP,
        @JsonProperty("NodePort")
        NODE_PORT,
        @JsonProperty("LoadBalancer")
        LOAD_BALANCER
    }

    public ServiceSpec {
        type = requireNonNullElse(type, Type.CLUSTER_IP);
        port = requireNonNullElse(port, 80);
        annotations = Copies.of(annotations);
    }

    static ServiceSpec defaults() {
        return new ServiceSpec(null, null, null);
    }
}
