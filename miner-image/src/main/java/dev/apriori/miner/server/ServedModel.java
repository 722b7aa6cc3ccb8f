package dev.apriori.miner.server;

import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Recommender;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One version of a model, loaded.
 *
 * @param name the registered model's name, or the folder's
 * @param version the registered version, such as {@code "4"}
 * @param popularity of the items of the recommender's catalogue
 * @param inputExample a basket, by label, that the model must be able to answer before it is served
 * @param facts what people may want to know of it, such as {@code best lift} → {@code 53.2875}; the page shows them in
 *     this order and as they are, and makes a link of a value that is an http address
 */
public record ServedModel(
        String name,
        String version,
        Recommender recommender,
        Popularity popularity,
        List<String> inputExample,
        Map<String, String> facts) {
    public ServedModel {
        inputExample = List.copyOf(inputExample);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Name and version in one word, such as {@code movielens/4}. */
    String id() {
        return name + "/" + version;
    }
}
