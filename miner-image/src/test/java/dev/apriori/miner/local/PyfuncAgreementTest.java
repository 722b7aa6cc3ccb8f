package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.model.MlflowScoring;
import dev.apriori.miner.model.Python;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.miner.server.ServerSettings;
import dev.apriori.tracking.ModelUri;
import dev.apriori.tracking.RealMlflow;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registered champion recommends the same in Python, by MLflow's scoring server and by ours. */
class PyfuncAgreementTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BASKETS = 50;
    private static final int K = 7;

    /** So many baskets at the beginning are empty. */
    private static final int EMPTY = 1;

    @TempDir
    static Path folder;

    private static String model;
    private static List<List<String>> baskets;
    private static String asked;
    private static List<List<Recommended>> ours;
    private static List<List<Recommended>> byItemsOfOurs;

    /** @param fallback the mark of what the model did not lead to */
    private record Recommended(String item, String title, double score, String fallback) {}

    @BeforeAll
    static void askOurServer() throws Exception {
        SmallExperiment experiment = SmallExperiment.fresh();
        InProcess here = InProcess.in(folder);
        here.run(experiment);
        model = "models:/" + experiment.name() + "@champion";
        ServedModel served = new ModelLoader(folder.resolve("models")).fromMlflow(here.mlflow(), ModelUri.parse(model));
        baskets = baskets(new Random(11));
        asked = JSON.writeValueAsString(Map.of(
                "dataframe_split",
                Map.of(
                        "columns",
                        List.of("items"),
                        "data",
                        baskets.stream().map(List::of).toList()),
                "params",
                Map.of("k", K)));
        try (var server = ModelServer.start(ServerSettings.at("127.0.0.1", 0), served);
                var http = HttpClient.newHttpClient()) {
            URI address = URI.create(server.address().toString());
            ours = recommended(ask(
                            http,
                            HttpRequest.newBuilder(address.resolve("invocations"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(asked)))
                    .path("predictions"));
            byItemsOfOurs = new ArrayList<>();
            for (List<String> basket : baskets.subList(EMPTY, BASKETS)) {
                String query = "recommend?k=" + K + "&items=" + String.join(",", basket);
                byItemsOfOurs.add(recommendations(ask(http, HttpRequest.newBuilder(address.resolve(query)))));
            }
        }
    }

    /** Ids of films of the sample, some of films that it lacks, and an empty basket first, which a query cannot be. */
    private static List<List<String>> baskets(Random random) throws Exception {
        List<String> films = Files.readAllLines(folder.resolve("movies.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        List<List<String>> baskets = new ArrayList<>(List.of(List.of()));
        while (baskets.size() < BASKETS) {
            List<String> basket = new ArrayList<>();
            random.ints(1 + random.nextInt(11), 0, films.size()).forEach(film -> basket.add(films.get(film)));
            if (random.nextInt(3) == 0) {
                basket.add("unheard-of-" + random.nextInt(10));
            }
            baskets.add(basket);
        }
        return baskets;
    }

    private static JsonNode ask(HttpClient http, HttpRequest.Builder request) throws Exception {
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }

    @Test
    void ourServerGivesTheSameByBothOfItsWays() {
        assertThat(ours).hasSize(BASKETS);
        assertThat(ours.stream()
                        .filter(list -> list.getFirst().fallback().isEmpty())
                        .count())
                .isGreaterThan(BASKETS / 2);
        assertThat(ours.getFirst()).allMatch(one -> one.fallback().equals("most_popular"));
        assertThat(byItemsOfOurs).isEqualTo(ours.subList(EMPTY, BASKETS));
    }

    @Test
    void pyfuncGivesTheSame() throws Exception {
        String code = """
                import json, sys, mlflow, pandas
                model = mlflow.pyfunc.load_model(sys.argv[1])
                baskets = pandas.DataFrame({"items": json.load(open(sys.argv[2]))})
                answers = model.predict(baskets, params={"k": int(sys.argv[3])})["recommendations"]
                json.dump([{"recommendations": answer} for answer in answers], open(sys.argv[4], "w"))
                """;
        Files.writeString(folder.resolve("baskets.json"), JSON.writeValueAsString(baskets));
        var python = Python.process(folder, "-c", code, model, "baskets.json", "" + K, "answers.json");
        python.environment().putAll(tracking());
        Process process = python.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();

        assertThat(recommended(JSON.readTree(folder.resolve("answers.json").toFile())))
                .isEqualTo(ours);
    }

    @Test
    void mlflowModelsServeGivesTheSame() throws Exception {
        try (var mlflow = MlflowScoring.start(folder, model, tracking())) {
            assertThat(recommended(mlflow.invoke(asked))).isEqualTo(ours);
        }
    }

    private static Map<String, String> tracking() {
        return Map.of("MLFLOW_TRACKING_URI", RealMlflow.server().uri().toString());
    }

    private static List<List<Recommended>> recommended(JsonNode predictions) {
        return StreamSupport.stream(predictions.spliterator(), false)
                .map(PyfuncAgreementTest::recommendations)
                .toList();
    }

    private static List<Recommended> recommendations(JsonNode answer) {
        return StreamSupport.stream(answer.path("recommendations").spliterator(), false)
                .map(one -> new Recommended(
                        one.path("item").asText(),
                        one.path("title").asText(),
                        one.path("score").asDouble(),
                        one.path("fallback").asText()))
                .toList();
    }
}
