package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;

/**
 * The frequent items of transactions, both ways round. An item's rank is its place by rising support, ties by index. The
 * ranks of a transaction stand together, ascending, in {@link #ranks}; what transaction holds after the item of rank
 * {@code r} is a suffix there, and those of all its holders are found at {@code holders(r)} to
 * {@code holders(r + 1) - 1}.
 */
final class RankedTransactions {
    private final int[] items;
    private final int[] holders;
    private final int[] starts;
    private final int[] suffixStarts;
    private final int[] suffixEnds;
    private final int[] ranks;

    RankedTransactions(Transactions transactions, int minCount) {
        int[] counts = new int[transactions.items().size()];
        for (int i = 0; i < transactions.totalItems(); i++) {
            counts[transactions.item(i)]++;
        }
        items = rarestFirst(counts, minCount);
        int[] rankOf = new int[counts.length];
        Arrays.fill(rankOf, -1);
        holders = new int[items.length + 1];
        for (int rank = 0; rank < items.length; rank++) {
            rankOf[items[rank]] = rank;
            holders[rank + 1] = holders[rank] + counts[items[rank]];
        }
        starts = new int[transactions.count() + 1];
        int[] transactionOf = holdersByRank(transactions, rankOf);
        ranks = new int[transactionOf.length];
        suffixStarts = new int[transactionOf.length];
        suffixEnds = transactionOf;
        layOutSuffixes();
    }

    /** The items that are frequent, by rising count, ties by index. */
    static int[] rarestFirst(int[] counts, int minCount) {
        long[] keys = new long[counts.length];
        int frequent = 0;
        for (int item = 0; item < counts.length; item++) {
            if (counts[item] >= minCount) {
                keys[frequent++] = (long) counts[item] << Integer.SIZE | item;
            }
        }
        Arrays.sort(keys, 0, frequent);
        int[] ordered = new int[frequent];
        for (int rank = 0; rank < frequent; rank++) {
            ordered[rank] = (int) keys[rank];
        }
        return ordered;
    }

    /** The transactions that hold each rank, one rank after the other; finds where each will start. */
    private int[] holdersByRank(Transactions transactions, int[] rankOf) {
        int[] transactionOf = new int[holders[items.length]];
        int[] next = Arrays.copyOf(holders, items.length);
        for (int t : wantingCommonItemsFirst(transactions, rankOf)) {
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                int rank = rankOf[transactions.item(i)];
                if (rank >= 0) {
                    transactionOf[next[rank]++] = t;
                    starts[t + 1]++;
                }
            }
        }
        for (int t = 0; t < transactions.count(); t++) {
            starts[t + 1] += starts[t];
        }
        return transactionOf;
    }

    /**
     * The transactions by the most frequent item that they lack, those first that lack the most frequent of all. Those
     * that lack a very frequent item then stand together at the start, and rows of bits that say so are short.
     */
    private int[] wantingCommonItemsFirst(Transactions transactions, int[] rankOf) {
        int[] lastHolder = new int[items.length];
        Arrays.fill(lastHolder, -1);
        int[] completeFrom = new int[transactions.count()];
        int[] next = new int[items.length + 2];
        for (int t = 0; t < completeFrom.length; t++) {
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                int rank = rankOf[transactions.item(i)];
                if (rank >= 0) {
                    lastHolder[rank] = t;
                }
            }
            int from = items.length;
            while (from > 0 && lastHolder[from - 1] == t) {
                from--;
            }
            completeFrom[t] = from;
            next[items.length - from + 1]++;
        }
        for (int common = 0; common <= items.length; common++) {
            next[common + 1] += next[common];
        }
        int[] order = new int[completeFrom.length];
        for (int t = 0; t < completeFrom.length; t++) {
            order[next[items.length - completeFrom[t]]++] = t;
        }
        return order;
    }

    /** Ranks are dealt to their transactions in rising order, so that none has to be sorted. */
    private void layOutSuffixes() {
        int[] next = starts.clone();
        for (int rank = 0; rank < items.length; rank++) {
            for (int h = holders[rank]; h < holders[rank + 1]; h++) {
                int transaction = suffixEnds[h];
                int at = next[transaction]++;
                ranks[at] = rank;
                suffixStarts[h] = at + 1;
                suffixEnds[h] = starts[transaction + 1];
            }
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
        return holders[rank + 1] - holders[rank];
    }

    /** Where the holders of a rank start. */
    int holders(int rank) {
        return holders[rank];
    }

    int suffixStart(int holder) {
        return suffixStarts[holder];
    }

    int suffixEnd(int holder) {
        return suffixEnds[holder];
    }

    /** The number of transactions. */
    int transactions() {
        return starts.length - 1;
    }

    /** Where a transaction's ranks start; up to the number of transactions, where they end. */
    int start(int transaction) {
        return starts[transaction];
    }

    /** All transactions' ranks: not a copy, not to be changed. */
    int[] ranks() {
        return ranks;
    }
}
