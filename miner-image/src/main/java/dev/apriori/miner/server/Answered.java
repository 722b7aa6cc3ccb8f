package dev.apriori.miner.server;

import dev.apriori.mining.recommend.Recommendation;
import java.util.List;
import java.util.Optional;

/**
 * What is recommended to a basket.
 *
 * @param recommendations the best first
 * @param fallback why these are the most popular, scored by the share of people who like them; empty where the model itself
 *     led to them
 */
record Answered(List<Recommendation> recommendations, Optional<Fallback> fallback) {
    /** The mark that each of them has for programs; empty for what the model led to. */
    String mark() {
        return fallback.map(why -> Fallback.MOST_POPULAR).orElse("");
    }
}
