package dev.apriori.miner.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.apriori.miner.server.Predictions.Prediction;
import dev.apriori.miner.server.Predictions.ScoredItem;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The Open Inference Protocol, version 2, which KServe's and Triton's clients speak. Recommendations are tensors with a row
 * for each basket, the best first; where a basket has fewer than another, its row ends with empty texts and zeros.
 */
final class Inference {
    /** Tells that tensors follow the JSON as bytes. */
    static final String BINARY_HEADER = "Inference-Header-Content-Length";

    private static final String ITEM = "item";
    private static final String TITLE = "title";
    private static final String SCORE = "score";
    private static final String FALLBACK = "fallback";
    private static final Set<String> OUTPUTS = new TreeSet<>(List.of(ITEM, TITLE, SCORE, FALLBACK));
    private static final List<Integer> ANY_ANY = List.of(-1, -1);
    private static final String NUMBERS = "FP64";

    private final ServerSettings.Limits limits;
    private final Metrics metrics;

    record Live(boolean live) {}

    record Ready(boolean ready) {}

    record ModelReady(String name, boolean ready) {}

    record Server(String name, String version, List<String> extensions) {}

    record Model(
            String name, List<String> versions, String platform, List<TensorType> inputs, List<TensorType> outputs) {}

    record TensorType(String name, String datatype, List<Integer> shape) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Response(
            @JsonProperty("model_name") String modelName,
            @JsonProperty("model_version") String modelVersion,
            String id,
            List<Tensor> outputs) {}

    record Tensor(String name, String datatype, List<Integer> shape, List<?> data) {}

    Inference(ServerSettings.Limits limits, Metrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    static Model model(LiveModel model) {
        return new Model(
                model.served().name(),
                List.of(model.served().version()),
                "apriori_rules",
                List.of(new TensorType(InferenceRequest.INPUT, InferenceRequest.TEXTS, ANY_ANY)),
                List.of(
                        new TensorType(ITEM, InferenceRequest.TEXTS, ANY_ANY),
                        new TensorType(TITLE, InferenceRequest.TEXTS, ANY_ANY),
                        new TensorType(SCORE, NUMBERS, ANY_ANY),
                        new TensorType(FALLBACK, InferenceRequest.TEXTS, ANY_ANY)));
    }

    /** @throws Refusal when another model or version is asked for than the one that is served */
    static LiveModel checked(LiveModel model, String name, Optional<String> version) {
        ServedModel served = model.served();
        if (!served.name().equals(name)
                || !version.map(served.version()::equals).orElse(true)) {
            throw new Refusal(
                    Status.NOT_FOUND_404,
                    Refusal.Code.RESOURCE_DOES_NOT_EXIST,
                    "model '" + name + "'"
                            + version.map(asked -> " version '" + asked + "'").orElse("") + " is not served here; "
                            + served.name() + " version " + served.version() + " is");
        }
        return model;
    }

    /** @throws Refusal when the body cannot be read, or asks for more than the server gives */
    Response answer(LiveModel model, byte[] body) {
        InferenceRequest request = InferenceRequest.read(body, OUTPUTS);
        ScoringRequest scoring = request.scoring().within(limits);
        List<List<ScoredItem>> found = new ArrayList<>();
        for (List<String> labels : scoring.baskets()) {
            Answered top = model.recommend(model.basket(labels), scoring.k());
            metrics.basketAnswered(top);
            found.add(Prediction.of(model.items(), top).recommendations());
        }
        List<Tensor> tensors = List.of(
                tensor(ITEM, InferenceRequest.TEXTS, found, "", ScoredItem::item),
                tensor(TITLE, InferenceRequest.TEXTS, found, "", ScoredItem::title),
                tensor(SCORE, NUMBERS, found, 0.0, ScoredItem::score),
                tensor(FALLBACK, InferenceRequest.TEXTS, found, "", ScoredItem::fallback));
        return new Response(
                model.served().name(),
                model.served().version(),
                request.id().orElse(null),
                tensors.stream()
                        .filter(tensor ->
                                request.outputs().isEmpty() || request.outputs().contains(tensor.name()))
                        .toList());
    }

    private static <T> Tensor tensor(
            String name, String type, List<List<ScoredItem>> rows, T nothing, Function<ScoredItem, T> value) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<T> data = new ArrayList<>(rows.size() * width);
        for (List<ScoredItem> row : rows) {
            for (int i = 0; i < width; i++) {
                data.add(i < row.size() ? value.apply(row.get(i)) : nothing);
            }
        }
        return new Tensor(name, type, List.of(rows.size(), width), data);
    }
}
