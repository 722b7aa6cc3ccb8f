package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.TopItems;
import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Recommends what most users like and a basket does not hold, of equally popular items the first in the catalogue: what
 * any rule set must beat to be of use.
 */
public final class Popularity {
    private final int[] counts;
    private final int[] mostPopularFirst;

    public Popularity(Transactions transactions) {
        counts = new int[transactions.items().size()];
        for (int i = 0; i < transactions.totalItems(); i++) {
            counts[transactions.item(i)]++;
        }
        mostPopularFirst = IntStream.range(0, counts.length)
                .filter(item -> counts[item] > 0)
                .mapToLong(item -> -(long) counts[item] << Integer.SIZE | item)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }

    /** The number of items that anyone likes. */
    int likedItems() {
        return mostPopularFirst.length;
    }

    /**
     * The best {@code k}, scored by how many users like them.
     *
     * @param basket items by index, ascending
     */
    public TopItems recommend(int[] basket, int k) {
        var top = new TopItems(k);
        for (int i = 0; i < mostPopularFirst.length && top.size() < k; i++) {
            int item = mostPopularFirst[i];
            if (Arrays.binarySearch(basket, item) < 0) {
                top.offer(item, counts[item]);
            }
        }
        return top;
    }
}
