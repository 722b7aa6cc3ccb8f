package dev.apriori.miner.model;

import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.rule.Rules;
import java.util.List;
import java.util.Map;

/**
 * A model as it is read back from its folder.
 *
 * @param recommender whose catalogue holds the items that occur in its rules, are similar to any, or most popular
 * @param popularity of that catalogue's items
 * @param metadata as it was given with the {@link ModelIdentity}
 * @param inputExample the labels of a basket that gets recommendations
 */
public record ServedModel(
        Recommender recommender, Popularity popularity, Map<String, String> metadata, List<String> inputExample) {
    public Rules rules() {
        return recommender.rules();
    }

    public Ranking ranking() {
        return recommender.ranking();
    }
}
