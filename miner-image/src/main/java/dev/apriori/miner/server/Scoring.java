package dev.apriori.miner.server;

import dev.apriori.miner.server.Predictions.Prediction;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MLflow's scoring protocol: baskets in, recommendations out. */
final class Scoring {
    private static final String TYPES = "application/json or text/csv";

    private final ServerSettings.Limits limits;
    private final Metrics metrics;

    Scoring(ServerSettings.Limits limits, Metrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /** @throws Refusal when the body cannot be read, or asks for more than the server gives */
    Predictions answer(LiveModel model, Optional<HttpMediaType> type, byte[] body) {
        ScoringRequest request = read(type, body).within(limits);
        List<Prediction> predictions = new ArrayList<>(request.baskets().size());
        for (List<String> labels : request.baskets()) {
            Answered found = model.recommend(model.basket(labels), request.k());
            metrics.basketAnswered(found);
            predictions.add(Prediction.of(model.items(), found));
        }
        return new Predictions(predictions);
    }

    private static ScoringRequest read(Optional<HttpMediaType> given, byte[] body) {
        HttpMediaType type = given.orElseThrow(() -> unsupported("the request has no Content-Type; send " + TYPES));
        if (!type.charset().map("utf-8"::equalsIgnoreCase).orElse(true)) {
            throw unsupported("charset " + type.charset().orElseThrow() + " is not supported; send UTF-8");
        }
        type.parameters().keySet().stream()
                .filter(parameter -> !parameter.equalsIgnoreCase("charset"))
                .findFirst()
                .ifPresent(parameter -> {
                    throw unsupported("Content-Type has parameter '" + parameter + "'; it may have charset=utf-8");
                });
        return switch (type.mediaType().text()) {
            case "application/json" -> JsonScoring.read(body);
            case "text/csv" -> CsvScoring.read(body);
            default ->
                throw unsupported("Content-Type " + type.mediaType().text() + " is not supported; send " + TYPES);
        };
    }

    private static Refusal unsupported(String message) {
        return new Refusal(Status.UNSUPPORTED_MEDIA_TYPE_415, Refusal.Code.BAD_REQUEST, message);
    }
}
