package dev.apriori.operator.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.ServingFeedback;
import dev.apriori.experiment.api.ServingFeedback.KafkaTopic;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a server's pod is given so that it keeps feedback where it should. The Secret is named, never read. */
record PodFeedback(ServingFeedback spec) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "feedback";
    private static final String FOLDER = "/" + NAME;
    private static final String KAFKA = "kafka";
    private static final String KAFKA_FOLDER = "/etc/apriori/" + KAFKA;

    List<String> args() {
        return switch (spec.sink()) {
            case NONE -> List.of();
            case FILE -> List.of("--feedback-folder", FOLDER);
            case KAFKA -> kafka(spec.kafka());
        };
    }

    private static List<String> kafka(KafkaTopic kafka) {
        List<String> args = new ArrayList<>(
                List.of("--feedback-kafka", kafka.bootstrapServers(), "--feedback-topic", kafka.topic()));
        if (kafka.propertiesSecretRef().given()) {
            args.addAll(List.of("--feedback-kafka-properties", KAFKA_FOLDER + "/client.properties"));
        }
        return args;
    }

    List<Volume> volumes() {
        return switch (spec.sink()) {
            case NONE -> List.of();
            case FILE -> {
                Volume volume = JSON.convertValue(spec.volume(), Volume.class);
                volume.setName(NAME);
                yield List.of(volume);
            }
            case KAFKA ->
                spec.kafka().propertiesSecretRef().given()
                        ? List.of(new VolumeBuilder()
                                .withName(KAFKA)
                                .withNewSecret()
                                .withSecretName(
                                        spec.kafka().propertiesSecretRef().name())
                                .endSecret()
                                .build())
                        : List.of();
        };
    }

    List<VolumeMount> mounts() {
        return volumes().stream()
                .map(volume -> new VolumeMountBuilder()
                        .withName(volume.getName())
                        .withMountPath(volume.getName().equals(KAFKA) ? KAFKA_FOLDER : FOLDER)
                        .withReadOnly(volume.getName().equals(KAFKA) ? true : null)
                        .build())
                .toList();
    }
}
