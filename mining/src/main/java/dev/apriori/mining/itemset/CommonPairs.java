package dev.apriori.mining.itemset;

/**
 * How often the most common items occur together. Where an item has many holders that hold many items still more common,
 * it is cheaper to intersect rows of bits, over all transactions, than to visit each of its holders. Rows are intersected
 * piece by piece, some items with all others, so that what is looked at stays in a core's own caches.
 */
final class CommonPairs {
    /** So many items are done in one go: their pieces and one more fit into the first-level cache. */
    private static final int GROUP = 16;

    private static final int PIECE_WORDS = 256;

    /** What steps cost, in nanoseconds of a usual core: only their ratios matter, and not much. */
    private static final double COST_OF_HOLDER = 6;

    private static final double COST_OF_ITEM_DELIVERED = 1.3;
    /** More than compiled code takes for a short row: a cold program goes over these by code that is not yet. */
    private static final double COST_OF_PAIR = 30;

    private static final double COST_OF_WORD = 0.15;

    private final int first;
    private final int[][] counts;

    private CommonPairs(int first, int[][] counts) {
        this.first = first;
        this.counts = counts;
    }

    /** Counts the pairs of those items for which it pays, by several threads. */
    static CommonPairs count(RankedTransactions transactions, ItemsetTask task, int threads) {
        int first = task.maxLength() > 1 ? firstThatPays(transactions) : transactions.size();
        var pairs = new CommonPairs(first, new int[transactions.size() - first][]);
        if (pairs.counts.length > 0) {
            pairs.count(rows(transactions, first), words(transactions), task.budget(), threads);
        }
        return pairs;
    }

    /** Whether the pairs of an item with what is more common have been counted. */
    boolean has(int rank) {
        return rank >= first;
    }

    /** Sets the counts of the pairs of a rank, by the other's rank. */
    void copy(int rank, int[] byOther) {
        int[] own = counts[rank - first];
        System.arraycopy(own, 0, byOther, rank + 1, own.length);
    }

    /** The rank from which on rows of bits save most, in at most half the memory that the transactions' ranks take. */
    private static int firstThatPays(RankedTransactions transactions) {
        int size = transactions.size();
        int words = words(transactions);
        int least = size - Math.min(size, transactions.holders(size) / 4 / Math.max(1, words));
        int best = size;
        double most = 0;
        double saved = 0;
        for (int rank = size - 1; rank >= least; rank--) {
            saved += COST_OF_HOLDER * transactions.count(rank)
                    + COST_OF_ITEM_DELIVERED * transactions.following(rank)
                    - (COST_OF_PAIR + COST_OF_WORD * words) * (size - 1 - rank);
            if (saved > most) {
                most = saved;
                best = rank;
            }
        }
        return best;
    }

    private static int words(RankedTransactions transactions) {
        return (transactions.transactions() + 63) >> 6;
    }

    /** A bit says that the transaction holds the item. */
    private static long[] rows(RankedTransactions transactions, int first) {
        int words = words(transactions);
        long[] rows = new long[(transactions.size() - first) * words];
        int[] ranks = transactions.ranks();
        for (int t = 0; t < transactions.transactions(); t++) {
            for (int i = transactions.start(t + 1) - 1; i >= transactions.start(t) && ranks[i] >= first; i--) {
                rows[(ranks[i] - first) * words + (t >> 6)] |= 1L << t;
            }
        }
        return rows;
    }

    private void count(long[] rows, int words, Budget budget, int threads) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new int[counts.length - i - 1];
        }
        Workers.run((counts.length + GROUP - 1) / GROUP, threads, () -> rows, (bits, group) -> {
            budget.checkTime();
            for (int word = 0; word < words; word += PIECE_WORDS) {
                countPiece(bits, words, group * GROUP, word, Math.min(PIECE_WORDS, words - word));
            }
        });
    }

    private void countPiece(long[] rows, int words, int start, int word, int length) {
        int end = Math.min(start + GROUP, counts.length);
        for (int other = start + 1; other < counts.length; other++) {
            for (int i = start; i < Math.min(end, other); i++) {
                counts[i][other - i - 1] += common(rows, i * words + word, other * words + word, length);
            }
        }
    }

    /** Compilers make vector instructions of this. */
    private static int common(long[] rows, int a, int b, int length) {
        int common = 0;
        for (int w = 0; w < length; w++) {
            common += Long.bitCount(rows[a + w] & rows[b + w]);
        }
        return common;
    }
}
