package dev.apriori.mining.recommend;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Recommends what most users like and a basket does not hold, of equally popular items the first in the catalogue: what
 * any rule set must beat to be of use, and what is left to recommend where no rule has anything to say.
 */
public final class Popularity {
    private final int[] counts;
    private final int[] mostPopularFirst;

    /** @param counts by item, how many users like it; kept, not copied */
    public Popularity(int[] counts) {
        this.counts = counts;
        mostPopularFirst = IntStream.range(0, counts.length)
                .filter(item -> counts[item] > 0)
                .mapToLong(item -> -(long) counts[item] << Integer.SIZE | item)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }

    public static Popularity of(Transactions transactions) {
        int[] counts = new int[transactions.items().size()];
        for (int i = 0; i < transactions.totalItems(); i++) {
            counts[transactions.item(i)]++;
        }
        return new Popularity(counts);
    }

    /** How many users like the item. */
    public int count(int item) {
        return counts[item];
    }

    /** The number of items that anyone likes. */
    public int likedItems() {
        return mostPopularFirst.length;
    }

    /** The items that anyone likes, the most popular first. */
    public IntStream items() {
        return Arrays.stream(mostPopularFirst);
    }

    /**
     * The best {@code k}, scored by how many users like them.
     *
     * @param basket items by index, in any order
     */
    public TopItems recommend(int[] basket, int k) {
        int[] held = basket.clone();
        Arrays.sort(held);
        var top = new TopItems(Math.min(k, Math.max(1, mostPopularFirst.length)));
        for (int i = 0; i < mostPopularFirst.length && top.size() < k; i++) {
            int item = mostPopularFirst[i];
            if (Arrays.binarySearch(held, item) < 0) {
                top.offer(item, counts[item]);
            }
        }
        return top;
    }
}
