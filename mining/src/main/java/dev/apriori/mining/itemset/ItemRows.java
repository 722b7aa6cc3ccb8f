package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;

/**
 * The frequent items of transactions by rank (rising support, ties by index), from which rows of bits are made over the
 * transactions that hold one of them: short rows, where that item is rare.
 */
final class ItemRows {
    private final int[] items;
    private final int[] holderStarts;
    private final int[] holders;
    private final int[] starts;
    private final int[] ranks;

    ItemRows(Transactions transactions, int minCount) {
        int[] counts = new int[transactions.items().size()];
        for (int i = 0; i < transactions.totalItems(); i++) {
            counts[transactions.item(i)]++;
        }
        items = RankedTransactions.rarestFirst(counts, minCount);
        int[] rankOf = new int[counts.length];
        Arrays.fill(rankOf, -1);
        holderStarts = new int[items.length + 1];
        for (int rank = 0; rank < items.length; rank++) {
            rankOf[items[rank]] = rank;
            holderStarts[rank + 1] = holderStarts[rank] + counts[items[rank]];
        }
        holders = new int[holderStarts[items.length]];
        ranks = new int[holders.length];
        starts = new int[transactions.count() + 1];
        fill(transactions, rankOf);
    }

    private void fill(Transactions transactions, int[] rankOf) {
        int[] next = holderStarts.clone();
        int at = 0;
        for (int t = 0; t < transactions.count(); t++) {
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                int rank = rankOf[transactions.item(i)];
                if (rank >= 0) {
                    holders[next[rank]++] = t;
                    ranks[at++] = rank;
                }
            }
            starts[t + 1] = at;
        }
    }

    /** The number of frequent items. */
    int size() {
        return items.length;
    }

    /** The item of a rank. */
    int item(int rank) {
        return items[rank];
    }

    /** The number of transactions that hold the item of a rank. */
    int count(int rank) {
        return holderStarts[rank + 1] - holderStarts[rank];
    }

    /** The length of a row over the transactions that hold that item. */
    int words(int rank) {
        return (count(rank) + Long.SIZE - 1) >> 6;
    }

    /**
     * Rows over the transactions that hold an item: row {@code r} starts at word {@code r × words(rank)}, and its bits say
     * which of them hold the item of rank {@code r}.
     *
     * @param reusable an array that may be overwritten
     * @return it, or a longer one
     */
    long[] over(int rank, long[] reusable) {
        int words = words(rank);
        int longs = Math.multiplyExact(items.length, words);
        long[] rows = reusable.length < longs ? new long[longs] : reusable;
        Arrays.fill(rows, 0, longs, 0);
        for (int h = holderStarts[rank]; h < holderStarts[rank + 1]; h++) {
            int bit = h - holderStarts[rank];
            for (int i = starts[holders[h]]; i < starts[holders[h] + 1]; i++) {
                rows[ranks[i] * words + (bit >> 6)] |= 1L << bit;
            }
        }
        return rows;
    }
}
