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
    /** Looking at so many empty words costs as much as sorting one rank otherwise. */
    private static final int WORDS_WORTH_A_RANK = 4;

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
        ranks = sortedRanks(transactions, rankOf);
        suffixStarts = new int[ranks.length];
        suffixEnds = new int[ranks.length];
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

    /** The ranks of each transaction, ascending, one transaction after the other; finds where each starts. */
    private int[] sortedRanks(Transactions transactions, int[] rankOf) {
        int[] sorted = new int[holders[items.length]];
        long[] bits = new long[(items.length + 63) >> 6];
        int end = 0;
        for (int t = 0; t < transactions.count(); t++) {
            int start = end;
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                int rank = rankOf[transactions.item(i)];
                if (rank >= 0) {
                    sorted[end++] = rank;
                }
            }
            sort(sorted, start, end, bits);
            starts[t + 1] = end;
        }
        return sorted;
    }

    /** By setting a bit for each and reading the bits in order, where they are not too far apart. */
    private static void sort(int[] ranks, int from, int to, long[] bits) {
        if (bits.length > WORDS_WORTH_A_RANK * (to - from)) {
            Arrays.sort(ranks, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            bits[ranks[i] >> 6] |= 1L << ranks[i];
        }
        int at = from;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                ranks[at++] = (word << 6) + Long.numberOfTrailingZeros(left);
            }
            bits[word] = 0;
        }
    }

    /**
     * The transactions by the most frequent item that they lack, those first that lack the most frequent of all. Those
     * that lack a very frequent item then stand together at the start, and rows of bits that say so are short.
     */
    private int[] wantingCommonItemsFirst() {
        int[] complete = new int[transactions()];
        int[] next = new int[items.length + 2];
        for (int t = 0; t < complete.length; t++) {
            int lowest = starts[t + 1];
            int rank = items.length;
            while (lowest > starts[t] && ranks[lowest - 1] == rank - 1) {
                lowest--;
                rank--;
            }
            complete[t] = items.length - rank;
            next[complete[t] + 1]++;
        }
        for (int common = 0; common <= items.length; common++) {
            next[common + 1] += next[common];
        }
        int[] order = new int[complete.length];
        for (int t = 0; t < complete.length; t++) {
            order[next[complete[t]]++] = t;
        }
        return order;
    }

    private void layOutSuffixes() {
        int[] next = Arrays.copyOf(holders, items.length);
        for (int t : wantingCommonItemsFirst()) {
            int end = starts[t + 1];
            for (int i = starts[t]; i < end; i++) {
                int holder = next[ranks[i]]++;
                suffixStarts[holder] = i + 1;
                suffixEnds[holder] = end;
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

    /** What the transactions that hold the item of a rank hold after it, in number, all of them together. */
    long following(int rank) {
        long following = 0;
        for (int h = holders[rank]; h < holders[rank + 1]; h++) {
            following += suffixEnds[h] - suffixStarts[h];
        }
        return following;
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
