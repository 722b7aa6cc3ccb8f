package dev.apriori.mining.recommend;

import java.util.List;

/**
 * An item to recommend.
 *
 * @param item its index in the rules' catalogue
 * @param score by the model's {@link Ranking}: higher is better; comparable within one answer
 * @param because the rules that led there, by number, in the rules' order; at most {@link Recommender#MAX_REASONS}
 */
public record Recommendation(int item, double score, List<Integer> because) {
    public Recommendation {
        because = List.copyOf(because);
    }
}
