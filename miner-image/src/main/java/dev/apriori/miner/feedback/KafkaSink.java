package dev.apriori.miner.feedback;

import dev.apriori.mining.MiningException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends feedback to a topic: an event a message, its key the user, so that a person's events stay in order. An answer is
 * given when all replicas in sync have it. The client tries again what a broker has not confirmed, and brokers drop what
 * they have already; it does so for ten seconds and with eight mebibytes at most. It is made when the first event comes:
 * a server starts, and answers all else, whatever has become of the brokers.
 */
public final class KafkaSink implements FeedbackSink {
    private static final Pattern BROKERS = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    /** Those of the client's that need no library of their own. */
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "zstd");

    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(2);
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(4);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final int BUFFER_BYTES = 8 << 20;

    private final String topic;
    private final Properties settings;
    private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();

    private KafkaSink(String topic, Properties settings) {
        this.topic = topic;
        this.settings = settings;
    }

    /**
     * Sends to that topic; no broker is asked yet.
     *
     * @param brokers such as {@code kafka-0:9092,kafka-1:9092}
     * @param client settings of Kafka's client, such as {@code security.protocol} and {@code sasl.jaas.config}
     * @throws MiningException when the settings cannot be used
     */
    public static KafkaSink to(String brokers, String topic, Properties client) {
        if (!BROKERS.matcher(brokers).matches()) {
            throw new MiningException("Kafka's brokers are '" + brokers
                    + "'; give host:port, or some with commas between them, such as kafka:9092");
        }
        if (!TOPIC.matcher(topic).matches()) {
            throw new MiningException("the topic '" + topic
                    + "' is none that Kafka knows; give letters, digits, ., _ and -, such as apriori-feedback");
        }
        String compression = client.getProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        if (!COMPRESSIONS.contains(compression)) {
            throw new MiningException("compression.type of Kafka's properties is '" + compression + "'; give one of "
                    + String.join(", ", COMPRESSIONS));
        }
        Properties settings = settings(brokers, client);
        try {
            new ProducerConfig(settings);
        } catch (ConfigException e) {
            throw new MiningException(
                    "Kafka's client cannot be set up: " + e.getMessage() + "; mend the brokers or the properties", e);
        }
        return new KafkaSink(topic, settings);
    }

    private static Properties settings(String brokers, Properties client) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "apriori-feedback");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LONGEST_ATTEMPT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LONGEST_DELIVERY.toMillis());
        settings.putAll(client);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return settings;
    }

    @Override
    public void append(List<FeedbackEvent> events) {
        try {
            KafkaProducer<String, byte[]> open = producer();
            List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
            for (FeedbackEvent event : events) {
                Future<RecordMetadata> one =
                        open.send(new ProducerRecord<>(topic, event.user(), FeedbackLine.write(event)));
                sent.add(one);
                if (one.isDone()) {
                    // It has failed, after the longest block: the others would wait as long, one by one.
                    one.get();
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(LONGEST_DELIVERY.plus(LONGEST_BLOCK).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (KafkaException | TimeoutException | IllegalStateException e) {
            // the last where another thread has just closed the producer
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer.isEmpty()) {
            producer = Optional.of(new KafkaProducer<>(settings));
        }
        return producer.get();
    }

    private SinkUnavailableException unavailable(Throwable cause) {
        if (!(cause instanceof RetriableException || cause instanceof TimeoutException)) {
            // Some errors end a producer for good; a new one asks anew.
            discard();
        }
        return new SinkUnavailableException(
                "feedback cannot be sent to Kafka's topic " + topic + ": " + cause.getMessage(), cause);
    }

    private synchronized void discard() {
        producer.ifPresent(open -> open.close(Duration.ZERO));
        producer = Optional.empty();
    }

    @Override
    public synchronized void close() {
        producer.ifPresent(open -> open.close(LONGEST_CLOSE));
        producer = Optional.empty();
    }
}
