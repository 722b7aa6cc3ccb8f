package dev.apriori.miner.command;

import dev.apriori.experiment.api.ServingFeedback;
import dev.apriori.experiment.api.ServingFeedback.KafkaTopic;
import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.miner.feedback.FileSink;
import dev.apriori.miner.feedback.KafkaSink;
import dev.apriori.mining.MiningException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an experiment's feedback is kept on this machine. */
sealed interface KeptFeedback {
    /** None is taken. */
    record Nowhere() implements KeptFeedback {}

    /** Files in a folder stand for the volume of a cluster. */
    record Files(Path folder) implements KeptFeedback {}

    /** @param properties settings of Kafka's client, in a file that stands for the Secret of a cluster */
    record Topic(String brokers, String name, Optional<Path> properties) implements KeptFeedback {}

    /**
     * What an experiment asks for.
     *
     * @param folder for files
     * @param properties for a topic
     * @throws MiningException when the topic needs settings that are in a Secret
     */
    static KeptFeedback of(ServingFeedback wanted, Path folder, Optional<Path> properties) {
        return switch (wanted.sink()) {
            case NONE -> new Nowhere();
            case FILE -> new Files(folder);
            case KAFKA -> topic(wanted.kafka(), properties);
        };
    }

    private static Topic topic(KafkaTopic wanted, Optional<Path> properties) {
        if (wanted.propertiesSecretRef().given() && properties.isEmpty()) {
            throw new MiningException("spec.serving.feedback.kafka.propertiesSecretRef names Secret '"
                    + wanted.propertiesSecretRef().name()
                    + "', and there are no Secrets on this machine; give its client.properties by"
                    + " --feedback-kafka-properties FILE, or add --no-serve");
        }
        return new Topic(wanted.bootstrapServers(), wanted.topic(), properties);
    }

    /**
     * To be closed by the server that it is given to.
     *
     * @param host names this server's files
     */
    default Optional<FeedbackSink> open(String host) {
        return switch (this) {
            case Nowhere nowhere -> Optional.empty();
            case Files files -> Optional.of(FileSink.in(files.folder(), host));
            case Topic topic ->
                Optional.of(KafkaSink.to(topic.brokers(), topic.name(), FeedbackOptions.client(topic.properties())));
        };
    }

    /** By which {@code serve} keeps it in the same place. */
    default List<String> arguments() {
        return switch (this) {
            case Nowhere nowhere -> List.of();
            case Files files -> List.of("--feedback-folder", files.folder().toString());
            case Topic topic -> {
                List<String> arguments =
                        new ArrayList<>(List.of("--feedback-kafka", topic.brokers(), "--feedback-topic", topic.name()));
                topic.properties()
                        .ifPresent(file -> arguments.addAll(List.of(
                                "--feedback-kafka-properties",
                                file.toAbsolutePath().toString())));
                yield List.copyOf(arguments);
            }
        };
    }
}
