package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.miner.server.Client.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendingTest {
    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0), Models.films("4"));
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void anAnswerSaysWhatIsRecommendedAndWhy() {
        JsonNode answer = client.get("/recommend?items=1,9&k=1").json();

        assertThat(answer).isEqualTo(Client.parse("""
                        {"model": {"name": "films", "version": "4"},
                         "basket": [{"item": "1", "title": "Jean de Florette (1986)"}],
                         "unknown": ["9"],
                         "recommendations": [{
                           "item": "2", "title": "Manon of the Spring (1986)", "score": %s,
                           "because": [{"if": ["Jean de Florette (1986)"], "then": ["Manon of the Spring (1986)"],
                                        "confidence": 0.7, "lift": 8.75, "support": 0.07}]}]}
                        """.formatted(7 / Math.sqrt(10 * 8))));
    }

    @Test
    void aRuleFromSeveralItemsNamesThemAll() {
        JsonNode because = client.get("/recommend?items=1,3")
                .json()
                .path("recommendations")
                .valueStream()
                .filter(r -> r.path("item").asText().equals("4"))
                .findFirst()
                .orElseThrow()
                .path("because");

        assertThat(because.at("/0/if"))
                .isEqualTo(
                        Client.parse("[\"Jean de Florette (1986)\", \"Fabuleux destin d'Amélie Poulain, Le (2001)\"]"));
        assertThat(because).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"items=1,3", "items=1&items=3", "items=1&items=3,1", "items=%201%20,,3,", "items=1%2C3&k=10"})
    void aBasketMayBeWrittenInSeveralWays(String query) {
        Answer answer = client.get("/recommend?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .path("basket")
                        .valueStream()
                        .map(i -> i.path("item").asText()))
                .containsExactly("1", "3");
        assertThat(answer.recommended()).containsExactly("4", "2");
    }

    @Test
    void aLabelWithCommasIsTakenAsItIs() {
        Answer answer = client.get("/recommend?items=a%2Cb");

        assertThat(answer.json().path("unknown")).isEmpty();
        assertThat(answer.recommended()).containsExactly("3");
    }

    @Test
    void whereNoRuleLeadsAnywhereTheMostPopularIsRecommendedAndMarked() {
        JsonNode answer = client.get("/recommend?items=5&k=1").json();

        assertThat(answer).isEqualTo(Client.parse("""
                        {"model": {"name": "films", "version": "4"},
                         "basket": [{"item": "5", "title": "Prime of Miss Jean Brodie, The (1969)"}],
                         "unknown": [],
                         "fallback": "no_match",
                         "recommendations": [{
                           "item": "3", "title": "Fabuleux destin d'Amélie Poulain, Le (2001)", "score": 0.4,
                           "because": [], "fallback": "most_popular"}]}
                        """));
    }

    @Test
    void whoLikesOnlyWhatTheModelDoesNotKnowGetsTheMostPopularToo() {
        Answer answer = client.get("/recommend?items=9,8");

        assertThat(answer.json().path("unknown")).hasSize(2);
        assertThat(answer.json().path("fallback").asText()).isEqualTo("unknown_items");
        assertThat(answer.recommended()).containsExactly("3", "4", "a,b", "1", "2");
    }

    @Test
    void whatIsInTheBasketIsNotAmongTheMostPopular() {
        Answer answer = client.get("/recommend?items=3&items=4&items=1&items=2&items=5");

        assertThat(answer.json().path("fallback").asText()).isEqualTo("no_match");
        assertThat(answer.recommended()).containsExactly("a,b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | items is empty; name at least one item, such as items=1,3",
                "?items= | items is empty; name at least one item, such as items=1,3",
                "?items=, | items is empty; name at least one item, such as items=1,3",
                "?items=1&k=0 | k '0' is not a whole number from 1 to 100; give one, such as k=10",
                "?items=1&k=101 | k '101' is not a whole number from 1 to 100; give one, such as k=10",
                "?items=1&k=ten | k 'ten' is not a whole number from 1 to 100; give one, such as k=10",
                "?items=1&k=1.5 | k '1.5' is not a whole number from 1 to 100; give one, such as k=10",
            })
    void aParameterThatCannotBeUsedIsNamedWithItsFix(String query, String message) {
        Answer answer = client.get("/recommend" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
        assertThat(answer.json().path("message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "jean, 1;5",
        "JEAN%20flor, 1",
        "jean+flor, 1",
        "leon, 4",
        "Am%C3%A9lie, 3",
        "spring, 2",
        "prime, 5",
        "nothing, ''",
    })
    void itemsAreFoundByWordsOfTheirTitles(String query, String labels) {
        JsonNode items = client.get("/items?query=" + query).json().path("items");

        assertThat(String.join(
                        ";",
                        items.valueStream().map(i -> i.path("item").asText()).toList()))
                .isEqualTo(labels);
    }

    @Test
    void withoutAQueryTheMostPopularItemsComeFirst() {
        JsonNode items = client.get("/items?limit=2").json().path("items");

        assertThat(items).isEqualTo(Client.parse("""
                        [{"item": "3", "title": "Fabuleux destin d'Amélie Poulain, Le (2001)", "rules": 2},
                         {"item": "4", "title": "Léon: The Professional (1994)", "rules": 1}]
                        """));
    }

    @Test
    void anItemOfAHybridLeadsOnByRulesOrBySimilarity() {
        try (ModelServer hybrid = ModelServer.start(ServerSettings.at("127.0.0.1", 0), Models.hybrid());
                Client asking = new Client(hybrid.port())) {
            JsonNode items = asking.get("/items?limit=4").json().path("items");

            assertThat(items).isEqualTo(Client.parse("""
                            [{"item": "3", "title": "Fabuleux destin d'Amélie Poulain, Le (2001)", "rules": 0, "similar": 1},
                             {"item": "4", "title": "Léon: The Professional (1994)", "rules": 0},
                             {"item": "a,b", "title": "Commas, Two (1999)", "rules": 0},
                             {"item": "1", "title": "Jean de Florette (1986)", "rules": 1, "similar": 1}]
                            """));
            assertThat(asking.get("/recommend?items=3").json().has("fallback")).isFalse();
            assertThat(asking.get("/recommend?items=4").json().has("fallback")).isTrue();
        }
    }

    @Test
    void theLimitOfAListIsChecked() {
        assertThat(client.get("/items?limit=101").json().path("message").asText())
                .isEqualTo("limit '101' is not a whole number from 1 to 100; give one, such as limit=20");
    }

    @Test
    void theModelTellsOfItself() {
        JsonNode model = client.get("/model").json();

        assertThat(model).isEqualTo(Client.parse("""
                        {"name": "films", "version": "4", "items": 6, "rules": 7, "transactions": 100, "feedback": false,
                         "facts": {"best lift": "8.75", "run": "http://mlflow.example/run/1"},
                         "inputExample": [{"item": "1", "title": "Jean de Florette (1986)"},
                                          {"item": "3", "title": "Fabuleux destin d'Amélie Poulain, Le (2001)"}]}
                        """));
        assertThat(model.path("facts").propertyStream().map(Map.Entry::getKey)).containsExactly("best lift", "run");
    }
}
