package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.feedback.FileSink;
import dev.apriori.miner.server.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {
    @TempDir
    Path folder;

    private ModelServer server;
    private Client client;

    @BeforeEach
    void start() {
        ServerSettings settings = ServerSettings.at("127.0.0.1", 0).with(FileSink.in(folder, "test"));
        server = ModelServer.start(settings, Models.films("4"));
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    private Answer send(String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return client.post("/feedback", "application/json", body);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void whatIsAnsweredAsAcceptedIsInTheFile() throws IOException {
        Answer answer = send("{'events': [{'kind': 'shown', 'user': 'u-17', 'items': ['1', 2], 'version': '4'},"
                + " {'kind': 'watched', 'user': 17, 'items': ['1'], 'version': 4, 'rating': 4.5,"
                + " 'time': '2026-03-01T12:00:00Z', 'id': 'a'}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"duplicates\":0}");
        assertThat(kept())
                .hasSize(2)
                .contains("{\"id\":\"a\",\"kind\":\"watched\",\"user\":\"17\",\"items\":[\"1\"],\"version\":\"4\","
                        + "\"rating\":4.5,\"time\":\"2026-03-01T12:00:00Z\"}");
    }

    @Test
    void whatIsSentAgainIsKeptOnce() throws IOException {
        String json = "{'events': [{'kind': 'clicked', 'user': 'u', 'items': ['1'], 'version': '4', 'id': 'a'}]}";
        send(json);

        assertThat(send(json).body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void anAnswerTellsTheVersionThatFeedbackNames() {
        assertThat(client.get("/recommend?items=1").json().at("/model/version").asText())
                .isEqualTo("4");
        assertThat(client.score("{'inputs': [['1']]}").header("Apriori-Model")).isEqualTo("films%2F4");
        assertThat(client.get("/model").json().path("feedback").asBoolean()).isTrue();
    }

    @Test
    void hitsAreCountedByVersion() {
        send("{'events': [{'kind': 'shown', 'user': 'u', 'items': ['1', '2', '3', '4'], 'version': '4'},"
                + " {'kind': 'clicked', 'user': 'u', 'items': ['1'], 'version': '4'},"
                + " {'kind': 'shown', 'user': 'u', 'items': ['5'], 'version': '5'}]}");

        assertThat(client.get("/metrics").body().lines())
                .contains(
                        "apriori_feedback_items_total{kind=\"shown\",version=\"4\"} 4.0",
                        "apriori_feedback_items_total{kind=\"clicked\",version=\"4\"} 1.0",
                        "apriori_feedback_items_total{kind=\"shown\",version=\"5\"} 1.0",
                        "apriori_feedback_hits_total{version=\"4\"} 1.0",
                        "apriori_feedback_hit_rate{version=\"4\"} 0.25",
                        "apriori_feedback_refused_total 0.0");
    }

    @Test
    void statisticsTellThemToPrograms() {
        send("{'events': [{'kind': 'shown', 'user': 'u', 'items': ['1', '2'], 'version': '5'},"
                + " {'kind': 'watched', 'user': 'u', 'items': ['1'], 'version': '5'}]}");

        assertThat(client.get("/statistics").json().path("requests").asInt())
                .as("requests for the model")
                .isZero();
        assertThat(client.get("/statistics").json().at("/feedback/byVersion").toString())
                .isEqualTo(
                        "{\"5\":{\"recommended\":0,\"shown\":2,\"clicked\":0,\"watched\":1,\"hits\":1,\"hitRate\":0.5}}");
    }

    @Test
    void howeverManyVersionsAreNamedTheLabelsStayFew() {
        for (int version = 0; version < 30; version++) {
            send("{'events': [{'kind': 'shown', 'user': 'u', 'items': ['1'], 'version': '" + version + "'}]}");
            client.get("/metrics");
        }

        assertThat(client.get("/metrics").body().lines().filter(line -> line.startsWith("apriori_feedback_hits_total")))
                .hasSize(9)
                .anyMatch(line -> line.contains("other"))
                .anyMatch(line -> line.contains("29"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind': 'liked'} | events[0].kind is \"liked\"; give recommended, shown, clicked or watched",
                "{'kind': 'shown', 'items': ['1'], 'version': '4'} | events[0].user is missing; give a text that stands",
                "{'kind': 'shown', 'user': 'u', 'items': [], 'version': '4'} | events[0].items is []; give a list of 1 to",
                "{'kind': 'shown', 'user': 'u', 'items': [null], 'version': '4'} | events[0].items[0] is null; give",
                "{'kind': 'shown', 'user': 'u', 'items': ['1']} | events[0].version is missing; give the model version",
                "{'kind': 'shown', 'user': 'u', 'items': ['1'], 'version': '4/5'} | events[0].version is \"4/5\"; give",
                "{'kind': 'clicked', 'user': 'u', 'items': ['1'], 'version': '4', 'rating': 4} | events[0].rating is 4;",
                "{'kind': 'watched', 'user': 'u', 'items': ['1'], 'rating': -1} | events[0].rating is -1; give a number",
                "{'kind': 'watched', 'user': 'u', 'items': ['1'], 'time': 'noon'} | events[0].time is \"noon\"; give a time",
                "{'kind': 'watched', 'user': 'u', 'items': ['1'], 'time': '2999-01-01T00:00:00Z'} | events[0].time is",
                "{'kind': 'watched', 'user': 'u', 'items': ['1'], 'ratings': 1} | events[0].ratings is no field; there are",
                "[1] | events[0] is [1]; give an object",
            })
    void aMistakeIsToldByFieldValueAndFix(String event, String message) throws IOException {
        Answer answer = send("{'events': [" + event + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).startsWith(message);
        assertThat(kept()).isEmpty();
    }

    @Test
    void oneBadEventKeepsTheOthersOut() throws IOException {
        String good = "{'kind': 'watched', 'user': 'u', 'items': ['1']}";

        assertThat(send("{'events': [" + good + ", {'kind': 'x'}]}")
                        .json()
                        .path("message")
                        .asText())
                .startsWith("events[1].kind");
        assertThat(kept()).isEmpty();
    }

    @Test
    void countsAreBounded() {
        String event = "{'kind': 'watched', 'user': 'u', 'items': ['1']}";

        assertThat(send("{'events': [" + event + (", " + event).repeat(1_000) + "]}")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("events has 1001 entries; send at most 1000 at once");
        assertThat(send("{}").json().path("message").asText()).startsWith("the body has no list of events; send one");
    }

    @Test
    void whereItCannotBeKeptTheSenderIsToldToComeAgain() throws IOException {
        Files.delete(folder);
        String json = "{'events': [{'kind': 'watched', 'user': 'u', 'items': ['1'], 'id': 'a'}]}";

        Answer answer = send(json);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(client.get("/metrics").body()).contains("apriori_feedback_refused_total 1.0");
        Files.createDirectory(folder);
        assertThat(send(json).body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
    }

    @Test
    void aServerThatTakesNoneSaysSo() {
        try (ModelServer without = ModelServer.start(ServerSettings.at("127.0.0.1", 0), Models.films("4"));
                Client other = new Client(without.port())) {
            Answer answer = other.post("/feedback", "application/json", "{}".getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("message").asText()).startsWith("this server takes no feedback");
            assertThat(other.get("/model").json().path("feedback").asBoolean()).isFalse();
        }
    }
}
