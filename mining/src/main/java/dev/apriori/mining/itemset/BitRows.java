package dev.apriori.mining.itemset;

/**
 * Rows of bits in one array, {@code words} longs each: bit {@code t} of a row says that transaction {@code t} of the
 * prefix holds the row's item. Intersecting rows counts what two items share (Zaki 2000, Eclat).
 */
final class BitRows {
    private BitRows() {}

    /** Sets {@code counts[b]} to the bits that row {@code a} shares with row {@code b}, for all {@code b} after it. */
    static void countShared(long[] rows, int words, int a, int size, int[] counts) {
        switch (words) {
            case 1 -> countShared1(rows, a, size, counts);
            case 2 -> countShared2(rows, a, size, counts);
            default -> countSharedN(rows, words, a, size, counts);
        }
    }

    private static void countShared1(long[] rows, int a, int size, int[] counts) {
        long row = rows[a];
        for (int b = a + 1; b < size; b++) {
            counts[b] = Long.bitCount(row & rows[b]);
        }
    }

    private static void countShared2(long[] rows, int a, int size, int[] counts) {
        long first = rows[2 * a];
        long second = rows[2 * a + 1];
        for (int b = a + 1; b < size; b++) {
            counts[b] = Long.bitCount(first & rows[2 * b]) + Long.bitCount(second & rows[2 * b + 1]);
        }
    }

    private static void countSharedN(long[] rows, int words, int a, int size, int[] counts) {
        int rowA = a * words;
        for (int b = a + 1; b < size; b++) {
            int rowB = b * words;
            int count = 0;
            for (int w = 0; w < words; w++) {
                count += Long.bitCount(rows[rowA + w] & rows[rowB + w]);
            }
            counts[b] = count;
        }
    }

    /** Writes what rows {@code a} and {@code b} share to row {@code target} of another array. */
    static void intersect(long[] rows, int words, int a, int b, long[] targets, int target) {
        int rowA = a * words;
        int rowB = b * words;
        int rowTarget = target * words;
        for (int w = 0; w < words; w++) {
            targets[rowTarget + w] = rows[rowA + w] & rows[rowB + w];
        }
    }
}
