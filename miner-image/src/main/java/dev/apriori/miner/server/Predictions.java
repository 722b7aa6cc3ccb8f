package dev.apriori.miner.server;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Recommendation;
import java.util.List;

/** What {@code POST /invocations} answers: one prediction for each basket, in the order of the request. */
record Predictions(List<Prediction> predictions) {
    record Prediction(List<ScoredItem> recommendations) {
        static Prediction of(Items items, List<Recommendation> recommendations) {
            return new Prediction(recommendations.stream()
                    .map(r -> new ScoredItem(items.label(r.item()), items.title(r.item()), r.score()))
                    .toList());
        }
    }

    record ScoredItem(String item, String title, double score) {}
}
