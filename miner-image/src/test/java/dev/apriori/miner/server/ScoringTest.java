package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.server.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations of status and error code are what {@code mlflow models serve} 3.17 answers, unless a test says so. */
class ScoringTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dataframe_split': {'columns': ['items'], 'data': [[['1']]]}}",
                "{'dataframe_split': {'columns': ['user', 'items'], 'data': [['ann', ['1']]], 'index': [0]}}",
                "{'dataframe_records': [{'items': ['1']}]}",
                "{'dataframe_records': [{'items': ['1'], 'user': 'ann'}]}",
                "{'inputs': [{'items': ['1']}]}",
                "{'inputs': {'items': ['1']}}",
                "{'inputs': ['1']}",
                "{'instances': ['1']}",
                "{'instances': {'items': ['1']}}",
                "{'dataframe_records': [{'items': ['1', 'never heard of']}]}",
                "{'dataframe_records': [{'items': ['1']}], 'params': null, 'more': 1}",
                "{'dataframe_records': [{'items': ['1']}], 'params': {'unknown': 1}}",
            })
    void everyFormOfMlflowIsAnsweredAlike(String body) {
        Answer answer = client.score(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.json().path("predictions")).hasSize(1);
        assertThat(answer.recommended()).containsExactly("2", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dataframe_records': [{'items': [1]}]}",
                "{'instances': [{'items': ['1']}]}",
                "{'instances': [['1']]}",
                "{'instances': {'items': [['1']]}}",
                "{'inputs': {'items': [['1']]}}",
                "{'inputs': [['1']]}",
            })
    void whatMlflowRefusesForNumpysSakeIsAnswered(String body) {
        assertThat(client.score(body).recommended()).containsExactly("2", "3");
    }

    @Test
    void aPredictionHoldsItemTitleAndScore() {
        Answer answer = client.score("{'dataframe_records': [{'items': ['1']}], 'params': {'k': 1}}");

        double cosine = 7 / Math.sqrt(10 * 8);
        assertThat(answer.json())
                .isEqualTo(Client.parse(
                        "{\"predictions\": [{\"recommendations\": [{\"item\": \"2\", \"title\": \"Manon of the Spring (1986)\","
                                + " \"score\": " + cosine + "}]}]}"));
        assertThat(answer.header("Apriori-Model")).isEqualTo("films%2F4");
    }

    @Test
    void basketsOfDifferentLengthsAreAnsweredInOrder() {
        Answer answer = client.score("{'instances': [{'items': ['1', '2']}, {'items': []}, {'items': ['4']}]}");

        assertThat(answer.json().path("predictions")).hasSize(3);
        assertThat(answer.json().at("/predictions/0/recommendations/0/item").asText())
                .isEqualTo("3");
        assertThat(answer.json().at("/predictions/1/recommendations/0"))
                .isEqualTo(Client.parse("{\"item\": \"3\", \"title\": \"Fabuleux destin d'Amélie Poulain, Le (2001)\","
                        + " \"score\": 0.4, \"fallback\": \"most_popular\"}"));
        assertThat(answer.json().at("/predictions/2/recommendations/0/item").asText())
                .isEqualTo("3");
    }

    @Test
    void noRowsHaveNoPredictions() {
        assertThat(client.score("{'dataframe_split': {'columns': ['items'], 'data': []}}")
                        .json())
                .isEqualTo(Client.parse("{\"predictions\": []}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BAD_REQUEST | nope",
                "BAD_REQUEST | ``",
                "BAD_REQUEST | [1]",
                "BAD_REQUEST | 3",
                "BAD_REQUEST | {}",
                "BAD_REQUEST | {'inputs': ['1']} {}",
                "BAD_REQUEST | {'baskets': [['1']]}",
                "BAD_REQUEST | {'instances': ['1'], 'inputs': ['1']}",
                "BAD_REQUEST | {'dataframe_split': [1]}",
                "BAD_REQUEST | {'dataframe_split': {'columns': ['items']}}",
                "BAD_REQUEST | {'dataframe_split': {'columns': ['items'], 'data': 3}}",
                "BAD_REQUEST | {'dataframe_split': {'columns': ['items'], 'data': [['1']]}}",
                "BAD_REQUEST | {'dataframe_split': {'columns': ['items'], 'data': [], 'rows': 1}}",
                "BAD_REQUEST | {'dataframe_split': {'columns': ['user', 'items'], 'data': [[['1']]]}}",
                "INVALID_PARAMETER_VALUE | {'dataframe_split': {'data': [[['1']]]}}",
                "INVALID_PARAMETER_VALUE | {'dataframe_split': {'columns': ['films'], 'data': [[['1']]]}}",
                "BAD_REQUEST | {'dataframe_records': {'items': ['1']}}",
                "BAD_REQUEST | {'dataframe_records': [{'items': '1'}]}",
                "BAD_REQUEST | {'dataframe_records': [{'items': null}]}",
                "BAD_REQUEST | {'dataframe_records': [{'items': [1.5]}]}",
                "BAD_REQUEST | {'dataframe_records': [{'items': [true]}]}",
                "BAD_REQUEST | {'dataframe_records': [{'items': ['1']}, {'films': ['1']}]}",
                "INVALID_PARAMETER_VALUE | {'dataframe_records': []}",
                "INVALID_PARAMETER_VALUE | {'dataframe_records': [1]}",
                "INVALID_PARAMETER_VALUE | {'dataframe_records': [{'films': ['1']}]}",
                "INVALID_PARAMETER_VALUE | {'inputs': {}}",
                "BAD_REQUEST | {'inputs': 'x'}",
                "BAD_REQUEST | {'inputs': null}",
                "INVALID_PARAMETER_VALUE | {'inputs': ['1'], 'params': [1]}",
                "INVALID_PARAMETER_VALUE | {'inputs': ['1'], 'params': {'k': 'x'}}",
                "INVALID_PARAMETER_VALUE | {'inputs': ['1'], 'params': {'k': 2.0}}",
                "INVALID_PARAMETER_VALUE | {'inputs': ['1'], 'params': {'k': true}}",
            })
    void whatCannotBeReadIsRefusedInMlflowsShape(String code, String body) {
        Answer answer = client.score(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.json().path("error_code").asText()).isEqualTo(code);
        assertThat(answer.json().path("message").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE})
    void kOutOfRangeIsRefusedWhereMlflowLeavesItToTheModel(int k) {
        Answer answer = client.score("{'inputs': ['1'], 'params': {'k': " + k + "}}");

        assertThat(answer.json().path("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
        assertThat(answer.json().path("message").asText())
                .isEqualTo("k " + k + " is out of range; give a whole number from 1 to 100, such as 10");
    }

    @Test
    void aMessageNamesFieldValueAndFix() {
        assertThat(client.score("{'dataframe_records': [{'items': ['1']}, {'items': [2.5]}]}")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("items of row 1 holds the number 2.5; give labels as strings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items\n1\n",
                "items\r\n\"1,never heard of\"\r\n",
                "items\n\"[\"\"1\"\"]\"\n",
                ",items\n0,\"['1']\"\n",
                "items\n[1]\n",
            })
    void csvIsAnsweredThoughMlflowCannotReadListsFromIt(String csv) {
        Answer answer = client.post("/invocations", "text/csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.recommended()).containsExactly("2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "items\n", "films\n1\n", "items\n[1\n", "items\n\"1\n"})
    void unreadableCsvIsRefused(String csv) {
        Answer answer = client.post("/invocations", "text/csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error_code").asText()).isIn("BAD_REQUEST", "INVALID_PARAMETER_VALUE");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 = "{\"inputs\": [\"Amélie\"]}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(client.post("/invocations", "application/json", latin1).status())
                .isEqualTo(400);
        assertThat(client.post("/invocations", "text/csv", latin1).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "application/json; charset=latin1",
                "application/json; version=1",
                "text/plain"
            })
    void otherContentTypesAreRefusedInPlainText(String contentType) {
        Answer answer = client.post("/invocations", contentType, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void aRequestWithoutContentTypeIsRefusedWhereMlflowFails() {
        Answer answer = client.send(client.request("/invocations").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("the request has no Content-Type; send application/json or text/csv");
    }

    @Test
    void utf8MayBeNamed() {
        assertThat(client.post(
                                "/invocations",
                                "application/json; charset=UTF-8",
                                "{\"inputs\": [\"1\"]}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }
}
