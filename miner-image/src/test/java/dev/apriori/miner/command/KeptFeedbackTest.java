package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.SecretRef;
import dev.apriori.experiment.api.ServingFeedback;
import dev.apriori.experiment.api.ServingFeedback.KafkaTopic;
import dev.apriori.experiment.api.ServingFeedback.Sink;
import dev.apriori.miner.feedback.Broker;
import dev.apriori.miner.feedback.FeedbackEvent;
import dev.apriori.miner.feedback.FeedbackKind;
import dev.apriori.miner.feedback.FeedbackSink;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment's feedback on one machine goes where it goes on a cluster. */
class KeptFeedbackTest {
    private static final FeedbackEvent EVENT = new FeedbackEvent(
            "a1", FeedbackKind.CLICKED, "u-1", List.of("318"), "4", OptionalDouble.empty(), Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void sinkKafkaSendsToTheTopicOfTheSpecAndWritesNoFile() throws Exception {
        try (Broker broker = Broker.start(Files.createDirectory(folder.resolve("broker")))) {
            broker.create("likes");
            Path properties = folder.resolve("client.properties");
            try (Writer writer = Files.newBufferedWriter(properties)) {
                var client = Broker.client();
                client.put("max.block.ms", "60000");
                client.store(writer, "");
            }
            Path files = folder.resolve("files");

            try (FeedbackSink sink = KeptFeedback.of(
                            kafka(broker.address(), "likes", "login"), files, Optional.of(properties))
                    .open("here")
                    .orElseThrow()) {
                sink.append(List.of(EVENT));
            }

            assertThat(broker.messages("likes"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.value()).contains("318"));
            assertThat(files).doesNotExist();
        }
    }

    @Test
    void aServerOfItsOwnIsToldTheSame() {
        Path properties = folder.resolve("client.properties");

        assertThat(KeptFeedback.of(kafka("kafka:9092", "likes", "login"), folder, Optional.of(properties))
                        .arguments())
                .containsExactly(
                        "--feedback-kafka",
                        "kafka:9092",
                        "--feedback-topic",
                        "likes",
                        "--feedback-kafka-properties",
                        properties.toString());
        assertThat(KeptFeedback.of(feedback(Sink.FILE, null), folder, Optional.empty())
                        .arguments())
                .containsExactly("--feedback-folder", folder.toString());
        assertThat(KeptFeedback.of(feedback(Sink.NONE, null), folder, Optional.empty())
                        .arguments())
                .isEmpty();
    }

    @Test
    void sinkFileWritesToTheFolder() throws Exception {
        try (FeedbackSink sink = KeptFeedback.of(feedback(Sink.FILE, null), folder, Optional.empty())
                .open("here")
                .orElseThrow()) {
            sink.append(List.of(EVENT));
        }

        assertThat(folder).isDirectoryContaining("glob:**/feedback-here-*");
    }

    @Test
    void aSecretThatNoFileStandsForIsRefusedByTheFieldsName() {
        Experiment experiment = Experiment.in(folder)
                .with(
                        "grid",
                        "serving: {feedback: {sink: Kafka, kafka:"
                                + " {bootstrapServers: 'kafka:9092', propertiesSecretRef: {name: login}}}}\n  grid:");

        CommandRun run = CommandRun.of("run", experiment.file());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .isEqualTo("spec.serving.feedback.kafka.propertiesSecretRef"
                        + " names Secret 'login', and there are no Secrets on this machine; give its client.properties by"
                        + " --feedback-kafka-properties FILE, or add --no-serve");
    }

    private static ServingFeedback kafka(String brokers, String topic, String secret) {
        return feedback(Sink.KAFKA, new KafkaTopic(brokers, topic, new SecretRef(secret)));
    }

    private static ServingFeedback feedback(Sink sink, KafkaTopic topic) {
        return new ServingFeedback(sink, Map.of(), topic);
    }
}
