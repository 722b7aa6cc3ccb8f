package dev.apriori.miner.feedback;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;

/** A Kafka of one broker, its own controller, in this process. */
public final class Broker implements AutoCloseable {
    public static final String USER = "films";
    static final String PASSWORD = "a-password-of-the-test";

    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final Properties settings;
    private final int port;
    private KafkaRaftServer server;

    private Broker(Properties settings, int port) {
        this.settings = settings;
        this.port = port;
    }

    /** One that asks clients for a password, so that their properties matter. */
    public static Broker start(Path folder) {
        int port = freePort();
        int controllerPort = freePort();
        String listeners = "SASL_PLAINTEXT://127.0.0.1:" + port;
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", listeners + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", listeners),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "SASL_PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                        login() + " user_" + USER + "=\"" + PASSWORD + "\";"),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("auto.create.topics.enable", "false")));
        try {
            Path file = folder.resolve("server.properties");
            try (var writer = Files.newBufferedWriter(file)) {
                settings.store(writer, "");
            }
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
            int code = StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream()));
            if (code != 0) {
                throw new IllegalStateException("the broker's folder is not formatted: " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Broker broker = new Broker(settings, port);
        broker.resume();
        return broker;
    }

    private static String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + PASSWORD + "\"";
    }

    void resume() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    void pause() {
        server.shutdown();
        server.awaitShutdown();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** What a client needs to be let in. */
    public static Properties client() {
        Properties client = new Properties();
        client.put("security.protocol", "SASL_PLAINTEXT");
        client.put("sasl.mechanism", "PLAIN");
        client.put("sasl.jaas.config", login() + ";");
        return client;
    }

    private Properties clientHere() {
        Properties client = client();
        client.put("bootstrap.servers", address());
        return client;
    }

    public void create(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(clientHere())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** All messages of a topic's one partition. */
    public List<ConsumerRecord<String, String>> messages(String topic) {
        try (var consumer = new KafkaConsumer<>(clientHere(), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), LONGEST_POLL).get(partition);
            List<ConsumerRecord<String, String>> all = new java.util.ArrayList<>();
            while (consumer.position(partition) < end) {
                StreamSupport.stream(consumer.poll(LONGEST_POLL).spliterator(), false)
                        .forEach(all::add);
            }
            return all;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pause();
    }
}
