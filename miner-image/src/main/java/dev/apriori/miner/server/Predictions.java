package dev.apriori.miner.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.apriori.mining.data.Items;
import java.util.List;

/** What {@code POST /invocations} answers: one prediction for each basket, in the order of the request. */
record Predictions(List<Prediction> predictions) {
    record Prediction(List<ScoredItem> recommendations) {
        static Prediction of(Items items, Answered found) {
            String mark = found.mark();
            return new Prediction(found.recommendations().stream()
                    .map(r -> new ScoredItem(items.label(r.item()), items.title(r.item()), r.score(), mark))
                    .toList());
        }
    }

    /** @param fallback how the item is marked where the model did not lead to it; not written where it did */
    record ScoredItem(
            String item,
            String title,
            double score,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String fallback) {}
}
