package dev.apriori.miner.model;

import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.rule.Rules;
import java.util.List;
import java.util.Map;

/**
 * A model as it is read back from its folder.
 *
 * @param recommender whose catalogue holds the items that occur in its rules, or are similar to any
 * @param itemCounts by item of that catalogue, the transactions that hold it
 * @param metadata as it was given with the {@link ModelIdentity}
 * @param inputExample the labels of a basket that gets recommendations
 */
@SuppressWarnings("ArrayRecordComponent") // columns are what this is
public record ServedModel(
        Recommender recommender, int[] itemCounts, Map<String, String> metadata, List<String> inputExample) {
    public Rules rules() {
        return recommender.rules();
    }

    public Ranking ranking() {
        return recommender.ranking();
    }
}
