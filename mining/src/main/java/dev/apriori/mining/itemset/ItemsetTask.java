package dev.apriori.mining.itemset;

/**
 * What to mine.
 *
 * @param minCount the least number of transactions that makes an itemset frequent, at least 1
 * @param maxLength the most items of an itemset, at least 1
 * @param budget what may be used up
 * @param threads how many threads may work, at least 1; the result is the same whatever their number
 */
public record ItemsetTask(int minCount, int maxLength, Budget budget, int threads) {
    /** No bound on an itemset's length. */
    public static final int ANY_LENGTH = Integer.MAX_VALUE;

    public ItemsetTask {
        if (minCount < 1 || maxLength < 1 || threads < 1) {
            throw new IllegalArgumentException("minCount " + minCount + ", maxLength " + maxLength + " and threads "
                    + threads + " are at least 1");
        }
    }
}
