package dev.apriori.miner.command;

import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.miner.feedback.FileSink;
import dev.apriori.miner.feedback.KafkaSink;
import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whether a model server takes feedback, and where it is kept. */
final class FeedbackOptions {
    @ArgGroup
    Where where = new Where();

    static final class Where {
        @Option(
                names = "--feedback-folder",
                paramLabel = "DIR",
                description = "take feedback at /feedback, and write it to files in this folder (default: take none)")
        Path folder;

        @ArgGroup(exclusive = false)
        Kafka kafka;
    }

    static final class Kafka {
        @Option(
                names = "--feedback-kafka",
                paramLabel = "HOST:PORT[,…]",
                required = true,
                description = "take feedback at /feedback, and send it to these brokers")
        String brokers;

        @Option(
                names = "--feedback-topic",
                paramLabel = "NAME",
                defaultValue = "apriori-feedback",
                description = "the topic that it is sent to (default: ${DEFAULT-VALUE})")
        String topic;

        @Option(
                names = "--feedback-kafka-properties",
                paramLabel = "FILE",
                description = "settings of Kafka's client, such as security.protocol and sasl.jaas.config")
        Path properties;

        private FeedbackSink sink() {
            return KafkaSink.to(brokers, topic, client(Optional.ofNullable(properties)));
        }
    }

    /** @throws MiningException when the file cannot be read */
    static Properties client(Optional<Path> file) {
        Properties client = new Properties();
        file.ifPresent(properties -> {
            try (Reader reader = Files.newBufferedReader(properties)) {
                client.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new MiningException(
                        "--feedback-kafka-properties is '" + properties + "', which cannot be read (" + e
                                + "); give a file of NAME=VALUE lines",
                        e);
            }
        });
        return client;
    }

    Optional<FeedbackSink> sink(Map<String, String> environment) {
        return where.kafka == null
                ? Optional.ofNullable(where.folder).map(path -> FileSink.in(path, host(environment)))
                : Optional.of(where.kafka.sink());
    }

    /** A pod's name, where there is one. */
    private static String host(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElseGet(FeedbackOptions::machine);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
