package dev.apriori.miner.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.MiningException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSinkTest {
    private static Broker broker;

    @BeforeAll
    static void start(@TempDir Path folder) {
        broker = Broker.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void anEventIsAMessageWhoseKeyIsTheUser() throws Exception {
        broker.create("films");
        try (KafkaSink sink = KafkaSink.to(broker.address(), "films", patient())) {
            sink.append(List.of(Events.event(FeedbackKind.CLICKED, "4", "u-17", "318")));
            sink.append(IntStream.range(0, 500)
                    .mapToObj(i -> Events.withId("event-" + i))
                    .toList());
        }

        List<ConsumerRecord<String, String>> messages = broker.messages("films");
        assertThat(messages).hasSize(501);
        assertThat(messages.getFirst().key()).isEqualTo("u-17");
        assertThat(messages.getFirst().value())
                .isEqualTo("{\"kind\":\"clicked\",\"user\":\"u-17\",\"items\":[\"318\"],\"version\":\"4\","
                        + "\"time\":\"2026-03-01T12:00:00Z\"}");
        assertThat(messages.getLast().value()).contains("event-499");
    }

    @Test
    void whileTheBrokerIsAwayEventsAreRefusedAndAfterwardsTakenAgain() throws Exception {
        broker.create("outage");
        try (KafkaSink sink = KafkaSink.to(broker.address(), "outage", quick())) {
            appendWithin(sink, Events.withId("before"));
            broker.pause();
            try {
                assertThatThrownBy(() -> sink.append(List.of(Events.withId("lost"))))
                        .isInstanceOf(SinkUnavailableException.class)
                        .hasMessageContaining("topic outage");
            } finally {
                broker.resume();
            }
            // its client may need more than one attempt to find the broker again
            appendWithin(sink, Events.withId("after"));
        }

        assertThat(broker.messages("outage"))
                .extracting(ConsumerRecord::value)
                .anyMatch(value -> value.contains("before"))
                .anyMatch(value -> value.contains("after"));
    }

    private static void appendWithin(KafkaSink sink, FeedbackEvent event) {
        for (int attempt = 1; ; attempt++) {
            try {
                sink.append(List.of(event));
                return;
            } catch (SinkUnavailableException e) {
                assertThat(attempt).as(e.getMessage()).isLessThan(20);
            }
        }
    }

    /** Also where the machine has much else to do. */
    private static Properties patient() {
        Properties client = Broker.client();
        client.put("max.block.ms", "60000");
        return client;
    }

    private static Properties quick() {
        Properties client = Broker.client();
        client.put("max.block.ms", "1000");
        client.put("request.timeout.ms", "1000");
        client.put("delivery.timeout.ms", "2000");
        return client;
    }

    @Test
    void aTopicThatIsNotThereIsNoReasonToWaitForEachEvent() {
        try (KafkaSink sink = KafkaSink.to(broker.address(), "missing", quick())) {
            List<FeedbackEvent> many = IntStream.range(0, 1_000)
                    .mapToObj(i -> Events.withId("" + i))
                    .toList();

            assertThatThrownBy(() -> sink.append(many)).isInstanceOf(SinkUnavailableException.class);
        }
    }

    @Test
    void aWrongPasswordIsToldByTheReason() throws Exception {
        broker.create("guarded");
        Properties client = patient();
        client.put("sasl.jaas.config", client.getProperty("sasl.jaas.config").replace(Broker.PASSWORD, "wrong"));
        try (KafkaSink sink = KafkaSink.to(broker.address(), "guarded", client)) {
            assertThatThrownBy(() -> sink.append(List.of(Events.withId("1"))))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageContaining("uthentication");
        }
    }

    @Test
    void whatCanOnlyBeAMistakeIsToldBeforeAnythingIsSent() {
        Properties snappy = new Properties();
        snappy.put("compression.type", "snappy");

        assertThatThrownBy(() -> KafkaSink.to("kafka:9092", "a/b", new Properties()))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith("the topic 'a/b' is none that Kafka knows; give");
        assertThatThrownBy(() -> KafkaSink.to("kafka", "films", new Properties()))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith("Kafka's brokers are 'kafka'; give host:port");
        assertThatThrownBy(() -> KafkaSink.to("kafka:9092", "films", snappy))
                .isInstanceOf(MiningException.class)
                .hasMessageContaining("give one of none, gzip, zstd");
    }
}
