package dev.apriori.miner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** A basket that gets recommendations, in the two files that MLflow keeps it in. */
final class InputExample {
    static final String FILE = "input_example.json";
    static final String SERVING_FILE = "serving_input_example.json";
    static final String COLUMN = "items";

    private static final JsonMapper JSON = new JsonMapper();

    /** A data frame as pandas splits it: here one row of one column, a list of labels. */
    private record Frame(List<String> columns, List<List<List<String>>> data) {}

    private record Serving(Frame dataframe_split) {}

    private InputExample() {}

    /**
     * The antecedent of the first rule that counts: what it leads to is recommended for sure.
     *
     * @param recommender of at least one rule
     */
    static List<String> of(Recommender recommender) {
        Rules rules = recommender.rules();
        return Arrays.stream(rules.antecedent(recommender.firstThatCounts()))
                .mapToObj(rules.items()::label)
                .toList();
    }

    static void write(Path folder, List<String> basket) throws IOException {
        var frame = new Frame(List.of(COLUMN), List.of(List.of(basket)));
        String plain = JSON.writeValueAsString(frame);
        String serving = JSON.writeValueAsString(new Serving(frame));
        WholeFile.write(folder.resolve(FILE), passing -> Files.writeString(passing, plain));
        WholeFile.write(folder.resolve(SERVING_FILE), passing -> Files.writeString(passing, serving));
    }

    /** @throws MiningException when it is no basket */
    static List<String> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode basket = tree(file).path("data").path(0).path(0);
        if (!basket.isArray() || basket.isEmpty()) {
            throw new MiningException(
                    file + " holds no basket such as {\"columns\":[\"items\"],\"data\":[[[\"318\"]]]}");
        }
        return StreamSupport.stream(basket.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new MiningException(file + " is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }
}
