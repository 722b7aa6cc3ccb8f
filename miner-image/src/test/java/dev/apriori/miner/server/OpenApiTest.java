package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.miner.server.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    /** What the page loads, which no program asks for. */
    private static final Set<String> ASSETS =
            Set.of("/page.css", "/page.js", "/feedback.js", "/search.js", "/icon.svg");

    private static ModelServer server;
    private static Client client;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0), Models.films("4"));
        client = new Client(server.port());
        description = client.get("/openapi.json").json();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        Set<String> answered;
        ServerSettings settings = ServerSettings.at("127.0.0.1", 0);
        try (Metrics metrics = new Metrics();
                Admission admission = new Admission(settings)) {
            answered = new Endpoints(settings, new Serving(), metrics, admission)
                    .table().all().stream()
                            .filter(endpoint -> !ASSETS.contains(endpoint.path()))
                            .map(endpoint -> endpoint.method().text() + " " + endpoint.path())
                            .collect(Collectors.toSet());
        }
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(description.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(described).isEqualTo(answered);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = description.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyGetAnswersWithADescribedTypeForItsExample() {
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            if (!get.isMissingNode()) {
                String query = path.getKey().equals("/recommend") ? "?items=1,3" : "";
                String known = path.getKey().replace("{name}", "films").replace("{version}", "4");
                Answer answer = client.get(known + query);
                assertThat(answer.status()).as(path.getKey()).isEqualTo(200);
                JsonNode response = get.at("/responses/200");
                JsonNode content = response.has("$ref")
                        ? description
                                .at(response.path("$ref").asText().substring(1))
                                .path("content")
                        : response.path("content");
                assertThat(content.fieldNames())
                        .toIterable()
                        .as(path.getKey())
                        .contains(answer.contentType().split(";", 2)[0]);
            }
        }
    }

    @Test
    void everyExampleOfTheScoringProtocolIsAnswered() {
        JsonNode content = description.at("/paths/~1invocations/post/requestBody/content");
        JsonNode examples = content.at("/application~1json/examples");

        assertThat(examples)
                .hasSize(4)
                .allSatisfy(example -> assertThat(
                                client.score(example.path("value").toString()).status())
                        .isEqualTo(200));
        byte[] csv = content.at("/text~1csv/example").asText().getBytes(StandardCharsets.UTF_8);
        assertThat(client.post("/invocations", "text/csv", csv).status()).isEqualTo(200);
    }

    @Test
    void theExampleOfFeedbackIsTaken() {
        JsonNode example = description.at("/paths/~1feedback/post/requestBody/content/application~1json/example");

        assertThat(FeedbackRequest.read(example.toString().getBytes(StandardCharsets.UTF_8), Instant.now()))
                .hasSize(2);
    }

    @Test
    void theExampleOfTheInferenceProtocolIsAnswered() {
        JsonNode example =
                description.at("/paths/~1v2~1models~1{name}~1infer/post/requestBody/content/application~1json/example");

        byte[] body = example.toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = client.post("/v2/models/films/infer", "application/json", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        requireAll("InferenceResponse", answer.json());
        requireAll("InferenceTensor", answer.json().at("/outputs/0"));
        requireAll("InferenceModel", client.get("/v2/models/films").json());
    }

    @Test
    void whatIsRequiredOfAnAnswerIsThere() {
        requireAll("Recommendations", client.get("/recommend?items=1").json());
        requireAll("Rule", client.get("/recommend?items=1").json().at("/recommendations/0/because/0"));
        requireAll("Model", client.get("/model").json());
        requireAll("Statistics", client.get("/statistics").json());
        requireAll("Predictions", client.score("{'inputs': ['1']}").json());
        requireAll("Error", client.get("/recommend").json());
    }

    @Test
    void howTheMostPopularIsMarkedIsDescribed() {
        JsonNode answer = client.get("/recommend?items=5").json();
        JsonNode schemas = description.at("/components/schemas");

        assertThat(schemas.at("/Recommendations/properties/fallback/enum")).contains(answer.path("fallback"));
        assertThat(answer.at("/recommendations/0/fallback"))
                .isEqualTo(schemas.at("/ScoredItem/properties/fallback/const"));
    }

    private static void requireAll(String schema, JsonNode answer) {
        JsonNode node = description.at("/components/schemas/" + schema);
        assertThat(node.path("required").valueStream().map(JsonNode::asText))
                .as(schema)
                .containsExactlyInAnyOrderElementsOf(
                        answer.properties().stream().map(Map.Entry::getKey).toList());
    }
}
