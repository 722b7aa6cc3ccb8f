package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.server.Client.Answer;
import dev.apriori.miner.server.ServerSettings.Limits;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final int BODY_BYTES = 1_000;

    private ModelServer server;
    private Client client;

    @BeforeEach
    void start() {
        Limits shortBodies = new Limits(BODY_BYTES, 8_000, 1_000, 1_000, 100, 100, 8, 8);
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0).with(shortBodies), Models.films("4"));
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    private List<String> scrape() {
        Answer answer = client.get("/metrics");
        assertThat(answer.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        return answer.body().lines().toList();
    }

    @Test
    void requestsAreCountedByEndpointAndStatus() {
        client.get("/recommend?items=1");
        client.get("/recommend?items=3");
        client.get("/recommend");
        client.score("{}");

        assertThat(scrape())
                .contains(
                        "http_server_requests_seconds_count{endpoint=\"/recommend\",status=\"200\"} 2",
                        "http_server_requests_seconds_count{endpoint=\"/recommend\",status=\"400\"} 1",
                        "http_server_requests_seconds_count{endpoint=\"/invocations\",status=\"400\"} 1")
                .anyMatch(line -> line.startsWith(
                        "http_server_requests_seconds_bucket{endpoint=\"/recommend\",status=\"200\",le=\"1.0\"} 2"));
    }

    @Test
    void whateverPathsAreTriedTheLabelsStayFew() {
        for (int i = 0; i < 20; i++) {
            client.get("/probe-" + i + "?items=secret");
        }
        client.get("/recommend?items=" + "9".repeat(9_000));

        assertThat(scrape())
                .contains(
                        "http_server_requests_seconds_count{endpoint=\"other\",status=\"404\"} 20",
                        "http_server_requests_seconds_count{endpoint=\"other\",status=\"414\"} 1")
                .noneMatch(line -> line.contains("probe") || line.contains("secret"));
    }

    @Test
    void aRefusedBodyIsCountedOnce() {
        byte[] tooMuch = new byte[BODY_BYTES + 1];
        client.post("/invocations", "application/json", tooMuch);
        client.post(
                "/invocations", "application/json", BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(tooMuch)));

        assertThat(scrape().stream().filter(line -> line.contains("_count{") && line.contains("413")))
                .containsExactlyInAnyOrder(
                        "http_server_requests_seconds_count{endpoint=\"other\",status=\"413\"} 1",
                        "http_server_requests_seconds_count{endpoint=\"/invocations\",status=\"413\"} 1");
    }

    @Test
    void theModelIsTheOneServedNow() {
        assertThat(scrape())
                .contains(
                        "apriori_model_info{name=\"films\",version=\"4\"} 1",
                        "apriori_model_rules 7.0",
                        "apriori_model_items 6.0");

        server.swap(Models.pair("5", 0, 1, List.of("1")));

        assertThat(scrape())
                .contains("apriori_model_info{name=\"films\",version=\"5\"} 1", "apriori_model_rules 1.0")
                .noneMatch(line -> line.contains("version=\"4\""));
    }

    @Test
    void basketsThatTheModelLeadsNowhereFromAreCountedByReason() {
        client.score("{'inputs': [['1'], ['5'], [], ['8'], ['9']]}");

        assertThat(scrape())
                .contains(
                        "apriori_baskets_total 5.0",
                        "apriori_baskets_fallback_total{reason=\"no_match\"} 1.0",
                        "apriori_baskets_fallback_total{reason=\"empty_basket\"} 1.0",
                        "apriori_baskets_fallback_total{reason=\"unknown_items\"} 2.0",
                        "apriori_baskets_unanswered_total 0.0");
    }

    @Test
    void basketsThatHoldAllThereIsAreCountedToo() {
        client.score("{'inputs': [['1', '2', '3', '4', '5', 'a,b']]}");

        assertThat(scrape()).contains("apriori_baskets_unanswered_total 1.0");
    }

    @Test
    void theMachineIsShownToo() {
        assertThat(scrape())
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "))
                .anyMatch(line -> line.startsWith("system_cpu_count "));
    }
}
