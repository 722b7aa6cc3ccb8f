package dev.apriori.miner.command;

import dev.apriori.miner.local.ModelLoader;
import dev.apriori.miner.model.ModelFolder;
import dev.apriori.miner.model.ModelIdentity;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.miner.server.ServerSettings;
import dev.apriori.miner.trial.WorkFolder;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Serves a made-up model to itself, so that the virtual machine can keep the classes and profiles of a server for later
 * starts.
 */
final class ServeRehearsal {
    private static final int ITEMS = 300;
    private static final int RULES = 20_000;
    private static final int TRANSACTIONS = 1_000;
    private static final int REQUESTS = 3_000;
    private static final List<String> BODIES = List.of(
            "{\"dataframe_split\": {\"columns\": [\"items\"], \"data\": [[[\"1\", \"2\", \"5\"]]]}}",
            "{\"dataframe_records\": [{\"items\": [\"7\", \"80\", \"200\"]}], \"params\": {\"k\": 5}}");

    private ServeRehearsal() {}

    static void run() throws IOException, InterruptedException {
        ServedModel model = model();
        try (ModelServer server = ModelServer.start(ServerSettings.at("127.0.0.1", 0))) {
            server.swap(model);
            ask(server.address());
        }
    }

    /** The model, written and read. */
    static ServedModel model() throws IOException {
        try (var folder = new WorkFolder()) {
            int[] counts = new int[ITEMS];
            Arrays.fill(counts, TRANSACTIONS / 2);
            ModelFolder.write(
                    folder.path(),
                    rules(),
                    Ranking.COSINE_SUM,
                    new Popularity(counts),
                    new ModelIdentity("m-rehearsal", "rehearsal", Instant.EPOCH, Map.of()));
            return ModelLoader.fromFolder(folder.path());
        }
    }

    /** Each item leads to those that follow it. */
    private static Rules rules() {
        List<String> labels =
                IntStream.range(0, ITEMS).mapToObj(Integer::toString).toList();
        int[] offsets = IntStream.rangeClosed(0, RULES).toArray();
        int[] antecedents = IntStream.range(0, RULES).map(rule -> rule % ITEMS).toArray();
        int[] consequents = IntStream.range(0, RULES)
                .map(rule -> (rule % ITEMS + 1 + rule / ITEMS) % ITEMS)
                .toArray();
        int[] sides = new int[RULES];
        Arrays.fill(sides, TRANSACTIONS / 2);
        int[] counts = IntStream.range(0, RULES)
                .map(rule -> TRANSACTIONS / 2 - rule * TRANSACTIONS / 3 / RULES)
                .toArray();
        return new Rules(
                Items.of(labels),
                TRANSACTIONS,
                new Rules.Sides(offsets, antecedents, sides),
                new Rules.Sides(offsets, consequents, sides),
                counts);
    }

    private static void ask(URI server) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : List.of("health", "version", "metrics", "model", "recommend?items=1,2", "items", "v2")) {
                send(http, HttpRequest.newBuilder(server.resolve(path)));
            }
            for (int request = 0; request < REQUESTS; request++) {
                var body = HttpRequest.BodyPublishers.ofString(BODIES.get(request % BODIES.size()));
                send(
                        http,
                        HttpRequest.newBuilder(server.resolve("invocations"))
                                .header("Content-Type", "application/json")
                                .POST(body));
            }
        }
    }

    private static void send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IOException("the server answers its rehearsal with " + status);
        }
    }
}
