package dev.apriori.mining.recommend;

import dev.apriori.mining.transaction.Transactions;

/**
 * Some users' baskets turned round: for each item a row of bits, and bit {@code u} of it says that user {@code u} holds
 * the item.
 */
final class Holders {
    private final int users;
    private final int words;
    private final long[] bits;

    /** @param transactions the users by their transaction's number; user {@code u} is the one at {@code from + u} */
    Holders(Transactions baskets, int[] transactions, int from, int to) {
        users = to - from;
        words = (users + Long.SIZE - 1) / Long.SIZE;
        bits = new long[Math.multiplyExact(baskets.items().size(), words)];
        for (int u = 0; u < users; u++) {
            int transaction = transactions[from + u];
            for (int i = baskets.offset(transaction); i < baskets.offset(transaction + 1); i++) {
                bits[row(baskets.item(i)) + u / Long.SIZE] |= 1L << u;
            }
        }
    }

    int users() {
        return users;
    }

    /** The length of a row. */
    int words() {
        return words;
    }

    /** All rows, one after the other: not a copy, not to be changed. */
    long[] bits() {
        return bits;
    }

    /** Where an item's row starts. */
    int row(int item) {
        return item * words;
    }

    boolean holds(int user, int item) {
        return (bits[row(item) + user / Long.SIZE] >>> user & 1) == 1;
    }
}
