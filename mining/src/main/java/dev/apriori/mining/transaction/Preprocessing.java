package dev.apriori.mining.transaction;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Baskets;
import dev.apriori.mining.data.Dataset;
import dev.apriori.mining.data.Ratings;
import java.math.BigDecimal;

/**
 * How a data set becomes transactions. A user and an item count once; where an item was rated again, the later line
 * wins. Then each user's liked items are a transaction, in the users' order; who likes nothing is none. Baskets are
 * transactions already: their repetitions are dropped, and no rating is asked for. The items stay the whole catalogue.
 *
 * @param minRating an item with this rating or a higher one is liked
 * @param minRatingsPerItem items are dropped that fewer users rated, however they rated, or fewer baskets hold
 */
public record Preprocessing(BigDecimal minRating, int minRatingsPerItem) {
    public Preprocessing {
        if (minRatingsPerItem < 1) {
            throw new MiningException("minRatingsPerItem " + minRatingsPerItem + " is too low; give 1 or more");
        }
    }

    /** @throws MiningException when nothing is left */
    public Transactions apply(Dataset dataset) {
        Entries entries =
                dataset instanceof Ratings ratings ? Entries.of(ratings, threshold()) : Entries.of((Baskets) dataset);
        int[] raters = entries.groupsByItem();
        Transactions transactions = entries.liked(kept(raters));
        if (transactions.count() == 0) {
            throw new MiningException(nothingLeft(dataset, raters));
        }
        return transactions;
    }

    private boolean[] kept(int[] raters) {
        boolean[] kept = new boolean[raters.length];
        for (int item = 0; item < raters.length; item++) {
            kept[item] = raters[item] >= minRatingsPerItem;
        }
        return kept;
    }

    /** Ratings are floats, and so the threshold must be: 3.6 in decimals is more than 3.6 in binary. */
    private float threshold() {
        return Float.parseFloat(minRating.toString());
    }

    private String nothingLeft(Dataset dataset, int[] raters) {
        int most = 0;
        for (int count : raters) {
            most = Math.max(most, count);
        }
        if (dataset instanceof Ratings ratings && ratings.isRated()) {
            return "minRating " + minRating.toPlainString() + " and minRatingsPerItem " + minRatingsPerItem
                    + " leave no transaction: the highest rating is " + highest(ratings)
                    + ", and no item has more than "
                    + most + (most == 1 ? " rating" : " ratings") + "; lower minRating or minRatingsPerItem";
        }
        return "minRatingsPerItem " + minRatingsPerItem + " leaves no transaction: no item is in more than " + most
                + "; lower it to " + most + " or less";
    }

    private static float highest(Ratings ratings) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < ratings.rows(); row++) {
            highest = Math.max(highest, ratings.rating(row));
        }
        return highest;
    }
}
