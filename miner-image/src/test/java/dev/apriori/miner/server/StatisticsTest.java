package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private ModelServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0), Models.films("4"));
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void requestsForTheModelAreCountedAndNoOthers() {
        client.get("/recommend?items=1");
        client.score("{'inputs': ['1']}");
        client.get("/recommend");
        client.get("/health");
        client.get("/nowhere");
        JsonNode statistics = client.get("/statistics").json();

        assertThat(statistics.path("name").asText()).isEqualTo("films");
        assertThat(statistics.path("version").asText()).isEqualTo("4");
        assertThat(statistics.path("requests").asLong()).isEqualTo(3);
        assertThat(statistics.path("errors").asLong()).isZero();
    }

    @Test
    void latenciesAreCountedUpToTimesThatGrow() {
        client.get("/recommend?items=1");
        JsonNode within = client.get("/statistics").json().at("/latency/within");

        assertThat(numbers(within, "milliseconds"))
                .containsExactly(1L, 2L, 5L, 10L, 25L, 50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L);
        assertThat(numbers(within, "requests")).isSorted().last().isEqualTo(1L);
    }

    @Test
    void whatAServerRefusesForWantOfTimeIsAnError() {
        stop();
        Access slow = new Access(ApiKeys.none(), Optional.empty(), Set.of(), OptionalInt.of(1), false);
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0).with(slow), Models.films("4"));
        client = new Client(server.port());
        long refused = IntStream.range(0, 20)
                .filter(i -> client.get("/recommend?items=1").status() == 429)
                .count();
        JsonNode statistics = client.get("/statistics").json();

        assertThat(statistics.path("requests").asLong()).isEqualTo(20);
        assertThat(statistics.path("errors").asLong()).isPositive().isEqualTo(refused);
    }

    @Test
    void anotherModelIsCountedAfresh() {
        client.get("/recommend?items=1");
        server.swap(Models.pair("5", 0, 1, List.of("1")));
        client.get("/recommend?items=1");
        client.get("/recommend?items=1");
        JsonNode statistics = client.get("/statistics").json();

        assertThat(statistics.path("version").asText()).isEqualTo("5");
        assertThat(statistics.path("requests").asLong()).isEqualTo(2);
        assertThat(numbers(statistics.at("/latency/within"), "requests")).last().isEqualTo(2L);
    }

    private static List<Long> numbers(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(field).asLong())
                .toList();
    }
}
