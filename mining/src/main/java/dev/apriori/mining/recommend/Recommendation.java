package dev.apriori.mining.recommend;

import java.util.List;

/**
 * An item to recommend.
 *
 * @param item its index in the rules' catalogue
 * @param score by the model's {@link Ranking} and {@link Blend}: higher is better; comparable within one answer
 * @param because the rules that led there, by number, in the rules' order; at most {@link Recommender#MAX_REASONS}
 * @param similarTo items of the basket that it is most like, the most alike first; at most as many, and none where the
 *     rules are alone
 */
public record Recommendation(int item, double score, List<Integer> because, List<Integer> similarTo) {
    public Recommendation {
        because = List.copyOf(because);
        similarTo = List.copyOf(similarTo);
    }

    /** What rules alone led to. */
    public Recommendation(int item, double score, List<Integer> because) {
        this(item, score, because, List.of());
    }
}
