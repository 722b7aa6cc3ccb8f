package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.local.ScoringCases.Request;
import dev.apriori.miner.local.ScoringCases.Wanted;
import dev.apriori.miner.model.MlflowScoring;
import dev.apriori.miner.model.ModelFolder;
import dev.apriori.miner.model.ModelIdentity;
import dev.apriori.miner.model.RandomRules;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServerSettings;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.Rules;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our server beside {@code mlflow models serve} on the same model, answer for answer. */
class ScoringProtocolTest {
    @TempDir
    static Path folder;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ModelServer ours;
    private static MlflowScoring theirs;

    /** @param content the predictions, or the error's code; where the answer is no JSON, nothing */
    record Answer(int status, String type, JsonNode content) {}

    @BeforeAll
    static void start() throws Exception {
        Path model = folder.resolve("model");
        Rules rules = RandomRules.of(new Random(3), 60, 2_000);
        ModelFolder.write(
                model,
                rules,
                Ranking.COSINE_SUM,
                RandomRules.popularity(rules),
                new ModelIdentity("m-0", "run", Instant.EPOCH, Map.of()));
        theirs = MlflowScoring.start(folder, model.toString(), Map.of());
        ours = ModelServer.start(ServerSettings.at("127.0.0.1", 0), ModelLoader.fromFolder(model));
    }

    @AfterAll
    static void stop() {
        ours.stop();
        theirs.close();
    }

    static Stream<Request> alike() {
        return ScoringCases.alike();
    }

    @ParameterizedTest
    @MethodSource("alike")
    void bothAnswerAlike(Request request) throws Exception {
        assertThat(ask(ours.address(), request)).isEqualTo(ask(theirs.address(), request));
    }

    static Stream<Wanted> wanted() {
        return ScoringCases.wanted();
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void weAnswerOtherwiseForAReason(Wanted wanted) throws Exception {
        assertThat(ask(ours.address(), wanted.request()).status()).isEqualTo(wanted.ours());
        assertThat(ask(theirs.address(), wanted.request()).status()).isEqualTo(wanted.theirs());
    }

    private static Answer ask(URI server, Request request) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(server.resolve("invocations"))
                        .header("Content-Type", request.type())
                        .POST(BodyPublishers.ofString(request.body()))
                        .build(),
                BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode root = new JsonMapper().readTree(type.equals("application/json") ? response.body() : "{}");
        return new Answer(
                response.statusCode(), type, root.path(response.statusCode() == 200 ? "predictions" : "error_code"));
    }
}
