package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.miner.server.Client.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Open Inference Protocol, version 2. */
class OpenInferenceTest {
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

    private static Answer infer(String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return client.post("/v2/models/films/infer", "application/json", body);
    }

    private static String items(String shape, String data) {
        return "{'inputs': [{'name': 'items', 'shape': " + shape + ", 'datatype': 'BYTES', 'data': " + data + "}]}";
    }

    @Test
    void serverAndModelTellWhatTheyAre() {
        assertThat(client.get("/v2").json())
                .isEqualTo(Client.parse("{\"name\": \"apriori\", \"version\": \"development\", \"extensions\": []}"));
        JsonNode model = client.get("/v2/models/films").json();
        assertThat(model.path("name").asText()).isEqualTo("films");
        assertThat(model.path("versions")).hasToString("[\"4\"]");
        assertThat(model.path("inputs")).hasToString("[{\"name\":\"items\",\"datatype\":\"BYTES\",\"shape\":[-1,-1]}]");
        assertThat(model.path("outputs").findValuesAsText("name"))
                .containsExactly("item", "title", "score", "fallback");
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/health/live, live",
        "/v2/health/ready, ready",
        "/v2/models/films/ready, ready",
        "/v2/models/films/versions/4/ready, ready"
    })
    void itIsLiveAndReady(String path, String field) {
        assertThat(client.get(path).json().path(field).asBoolean()).isTrue();
    }

    @Test
    void aServerWithoutAModelIsLiveButNotReady() {
        try (ModelServer empty = ModelServer.start(ServerSettings.at("127.0.0.1", 0));
                Client asking = new Client(empty.port())) {
            assertThat(asking.get("/v2/health/live").status()).isEqualTo(200);
            assertThat(asking.get("/v2/health/ready").status()).isEqualTo(503);
            assertThat(asking.get("/v2/models/films/ready").status()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[1] | ['1']", "[1, 1] | ['1']", "[1, 1] | [['1']]", "[1, 2] | ['1', '']", "[1, 1] | [1]"})
    void aBasketIsAnsweredInTensors(String shape, String data) {
        JsonNode answer = infer(items(shape, data)).json();

        double best = 7 / Math.sqrt(10 * 8);
        assertThat(answer.path("model_name").asText()).isEqualTo("films");
        assertThat(answer.path("model_version").asText()).isEqualTo("4");
        assertThat(answer.has("id")).isFalse();
        assertThat(answer.path("outputs").findValuesAsText("name"))
                .containsExactly("item", "title", "score", "fallback");
        assertThat(answer.at("/outputs/0"))
                .hasToString("{\"name\":\"item\",\"datatype\":\"BYTES\",\"shape\":[1,2],\"data\":[\"2\",\"3\"]}");
        assertThat(answer.at("/outputs/1/data/0").asText()).isEqualTo("Manon of the Spring (1986)");
        assertThat(answer.at("/outputs/2/datatype").asText()).isEqualTo("FP64");
        assertThat(answer.at("/outputs/2/data/0").asDouble()).isEqualTo(best);
        assertThat(answer.at("/outputs/3/data")).hasToString("[\"\",\"\"]");
    }

    @Test
    void theMostPopularIsMarkedItemByItem() {
        JsonNode outputs = infer("{'parameters': {'k': 2}, 'outputs': [{'name': 'item'}, {'name': 'fallback'}],"
                        + " 'inputs': [{'name': 'items', 'shape': [2, 1], 'datatype': 'BYTES', 'data': ['', '2']}]}")
                .json()
                .path("outputs");

        assertThat(outputs.at("/0/data")).hasToString("[\"3\",\"4\",\"1\",\"\"]");
        assertThat(outputs.at("/1/data")).hasToString("[\"most_popular\",\"most_popular\",\"\",\"\"]");
    }

    @Test
    void basketsOfDifferentLengthsAndAnswersAreFilledUp() {
        JsonNode answer = infer(
                        "{'id': 'a-7', 'parameters': {'k': 2}, 'outputs': [{'name': 'item'}, {'name': 'score'}],"
                                + " 'inputs': [{'name': 'items', 'shape': [2, 2], 'datatype': 'BYTES',"
                                + " 'data': [['1', ''], ['2', '5']]}]}")
                .json();

        assertThat(answer.path("id").asText()).isEqualTo("a-7");
        assertThat(answer.path("outputs").findValuesAsText("name")).containsExactly("item", "score");
        assertThat(answer.at("/outputs/0/shape")).hasToString("[2,2]");
        assertThat(answer.at("/outputs/0/data")).hasToString("[\"2\",\"3\",\"1\",\"\"]");
        assertThat(answer.at("/outputs/1/data/3").asDouble()).isZero();
    }

    @Test
    void aVersionMayBeNamed() {
        byte[] body = items("[1]", "['1']").replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(client.post("/v2/models/films/versions/4/infer", "application/json", body)
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/v2/models/films/versions/5/infer", "application/json", body)
                        .json())
                .isEqualTo(Client.parse(
                        "{\"error\": \"model 'films' version '5' is not served here; films version 4 is\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/books", "/v2/models/books/ready", "/v2/models/films/versions/5", "/v2/nothing"})
    void whatIsNotServedIsNotFound(String path) {
        Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("error").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "{}",
                "{'inputs': []}",
                "{'inputs': [{'name': 'films', 'shape': [1], 'datatype': 'BYTES', 'data': ['1']}]}",
                "{'inputs': [{'name': 'items', 'shape': [1], 'datatype': 'INT64', 'data': [1]}]}",
                "{'inputs': [{'name': 'items', 'shape': [2], 'datatype': 'BYTES', 'data': ['1']}]}",
                "{'inputs': [{'name': 'items', 'shape': [-1], 'datatype': 'BYTES', 'data': ['1']}]}",
                "{'inputs': [{'name': 'items', 'shape': [1, 1, 1], 'datatype': 'BYTES', 'data': ['1']}]}",
                "{'inputs': [{'name': 'items', 'shape': [1], 'datatype': 'BYTES', 'data': [['1']]}]}",
                "{'inputs': [{'name': 'items', 'shape': [1], 'datatype': 'BYTES', 'data': [1.5]}]}",
                "{'inputs': [{'name': 'items', 'shape': [1000000, 1000000], 'datatype': 'BYTES', 'data': []}]}",
                "{'inputs': [{'name': 'items', 'shape': [1], 'datatype': 'BYTES', 'data': ['1']}], 'outputs': [{'name': 'x'}]}",
                "{'parameters': {'k': 0}, 'inputs': [{'name': 'items', 'shape': [1], 'datatype': 'BYTES', 'data': ['1']}]}",
            })
    void whatCannotBeReadIsRefusedInTheProtocolsShape(String body) {
        Answer answer = infer(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isNotBlank();
    }

    @Test
    void tensorsAsBytesAreRefusedWithTheWayOut() {
        Answer answer = client.send(client.request("/v2/models/films/infer")
                .header("Inference-Header-Content-Length", "2")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).contains("binary_data=False");
    }

    @Test
    void metricsNameThePathsShapeNotTheModelsAskedFor() {
        client.get("/v2/models/whatever");

        assertThat(client.get("/metrics").body())
                .contains("endpoint=\"/v2/models/{name}\",status=\"404\"")
                .doesNotContain("whatever");
    }
}
