package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Whether the model server takes feedback at {@code POST /feedback}, and where it is kept. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = SpecRules.FEEDBACK_VOLUME, message = SpecRules.FEEDBACK_VOLUME_FIX, fieldPath = ".volume")
@ValidationRule(value = SpecRules.FEEDBACK_KAFKA, message = SpecRules.FEEDBACK_KAFKA_FIX, fieldPath = ".kafka")
public record ServingFeedback(
        @JsonPropertyDescription("Where feedback goes: None, File (into files of its own for each pod, in volume) or"
                + " Kafka (to a topic).")
        Sink sink,

        @JsonPropertyDescription("The volume that sink File writes to: a source of a Kubernetes volume, such as"
                + " {persistentVolumeClaim: {claimName: feedback}}, of access mode ReadWriteMany where pods run on more"
                + " than one node. On one machine a folder of the user's stands for it.")
        @PreserveUnknownFields
        Map<String, Object> volume,

        @JsonPropertyDescription("The topic that sink Kafka sends to.")
        KafkaTopic kafka) {
    /** Where feedback goes. */
    public enum Sink {
        @JsonProperty("None")
        NONE,
        @JsonProperty("File")
        FILE,
        @JsonProperty("Kafka")
        KAFKA
    }

    /** A topic of Kafka's. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record KafkaTopic(
            @JsonPropertyDescription("Brokers to begin with, as host:port with commas between them.")
            @Size(max = 1000)
            @ValidationRule(value = SpecRules.BROKERS, message = SpecRules.BROKERS_FIX)
            String bootstrapServers,

            @JsonPropertyDescription("The topic; it has to be there, unless the brokers make topics by themselves.")
            @Size(max = 249)
            @ValidationRule(value = SpecRules.TOPIC, message = SpecRules.TOPIC_FIX)
            String topic,

            @JsonPropertyDescription("A Secret whose key 'client.properties' holds settings of Kafka's client, such as"
                    + " security.protocol and sasl.jaas.config; its other keys are files beside it, under"
                    + " /etc/apriori/kafka.")
            SecretRef propertiesSecretRef) {

        public KafkaTopic {
            bootstrapServers = requireNonNullElse(bootstrapServers, "");
            topic = requireNonNullElse(topic, "apriori-feedback");
            propertiesSecretRef = requireNonNullElse(propertiesSecretRef, SecretRef.NONE);
        }
    }

    public ServingFeedback {
        sink = requireNonNullElse(sink, Sink.NONE);
        volume = Copies.of(volume);
        kafka = requireNonNullElse(kafka, new KafkaTopic(null, null, null));
    }

    static ServingFeedback none() {
        return new ServingFeedback(null, null, null);
    }
}
