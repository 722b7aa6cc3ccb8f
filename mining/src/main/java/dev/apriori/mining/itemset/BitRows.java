package dev.apriori.mining.itemset;

/**
 * Rows of bits in one array, {@code words} longs each: bit {@code t} of a row says that transaction {@code t} of the
 * prefix lacks the row's item. What one row has and another has not is lost when the prefix takes the other's item
 * (diffsets: Zaki and Gouda 2003). Of each row only a first part, its length, is not all zeros; lengths never rise from
 * one row to the next, so that a row is looked at as far only as the later of two.
 */
final class BitRows {
    /** Rows of up to so many words have loops of their own. */
    static final int FEW = 2;

    private BitRows() {}

    /**
     * Sets {@code counts[b]} to {@code count} less the bits that row {@code a} leaves of row {@code b}, for all after it.
     *
     * @param full whether all rows are as long as they can be
     */
    static void countLeft(
            long[] rows, int words, boolean full, int[] lengths, int a, int size, int count, int[] counts) {
        if (full && words == 1) {
            countLeft1(rows, a, size, count, counts);
        } else if (full && words == 2) {
            countLeft2(rows, a, size, count, counts);
        } else {
            countLeftN(rows, words, lengths, a, size, count, counts);
        }
    }

    private static void countLeft1(long[] rows, int a, int size, int count, int[] counts) {
        long keep = ~rows[a];
        for (int b = a + 1; b < size; b++) {
            counts[b] = count - Long.bitCount(keep & rows[b]);
        }
    }

    private static void countLeft2(long[] rows, int a, int size, int count, int[] counts) {
        long first = ~rows[2 * a];
        long second = ~rows[2 * a + 1];
        for (int b = a + 1; b < size; b++) {
            counts[b] = count - Long.bitCount(first & rows[2 * b]) - Long.bitCount(second & rows[2 * b + 1]);
        }
    }

    private static void countLeftN(long[] rows, int words, int[] lengths, int a, int size, int count, int[] counts) {
        int rowA = a * words;
        for (int b = a + 1; b < size; b++) {
            int rowB = b * words;
            int length = lengths[b];
            int lost = 0;
            for (int w = 0; w < length; w++) {
                lost += Long.bitCount(rows[rowB + w] & ~rows[rowA + w]);
            }
            counts[b] = count - lost;
        }
    }

    /** Writes a row, as far as it is long, without the bits of the row at {@code rowA} to another array. */
    static void subtract(long[] rows, int rowA, int rowB, int length, long[] targets, int target) {
        for (int w = 0; w < length; w++) {
            targets[target + w] = rows[rowB + w] & ~rows[rowA + w];
        }
    }

    /** Does so and returns the number of bits left: faster in one go where the row is nearly always wanted. */
    static int subtractAndCount(long[] rows, int rowA, int rowB, int length, long[] targets, int target) {
        int left = 0;
        for (int w = 0; w < length; w++) {
            long bits = rows[rowB + w] & ~rows[rowA + w];
            targets[target + w] = bits;
            left += Long.bitCount(bits);
        }
        return left;
    }
}
