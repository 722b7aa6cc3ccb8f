package dev.apriori.mining.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers as labels, put in order: a bit for each number that occurs, and a number's rank is how many bits stand before its
 * own (Jacobson 1989).
 */
final class NumberRanks {
    /** Up to so many words, bits are worth it whatever the numbers. */
    private static final int FEW_WORDS = 1 << 14;

    private static final int WORTH_THREADS = 1 << 20;

    private final long[] present;
    private final int[] before;

    private NumberRanks(long[] present) {
        this.present = present;
        this.before = new int[present.length + 1];
        for (int w = 0; w < present.length; w++) {
            before[w + 1] = before[w] + Long.bitCount(present[w]);
        }
    }

    /**
     * Puts each number's rank in its place; no number is below 0.
     *
     * @return nothing, and the column is as it was, where the numbers are so far apart that bits do not pay
     */
    static Optional<NumberRanks> replace(int[] column) {
        int most = 0;
        for (int number : column) {
            most = Math.max(most, number);
        }
        int words = (most >>> 6) + 1;
        if (words > FEW_WORDS && words > column.length) {
            return Optional.empty();
        }
        long[] present = new long[words];
        for (int number : column) {
            present[number >>> 6] |= 1L << number;
        }
        var ranks = new NumberRanks(present);
        ranks.apply(column);
        return Optional.of(ranks);
    }

    /** How many different numbers there are. */
    int size() {
        return before[present.length];
    }

    private void apply(int[] column) {
        if (column.length < WORTH_THREADS) {
            for (int i = 0; i < column.length; i++) {
                column[i] = rank(column[i]);
            }
        } else {
            Arrays.parallelSetAll(column, i -> rank(column[i]));
        }
    }

    private int rank(int number) {
        int word = number >>> 6;
        return before[word] + Long.bitCount(present[word] & ((1L << number) - 1));
    }

    /** The numbers as text, by rank. */
    List<String> labels() {
        String[] labels = new String[size()];
        int rank = 0;
        for (int word = 0; word < present.length; word++) {
            for (long bits = present[word]; bits != 0; bits &= bits - 1) {
                labels[rank++] = Integer.toString((word << 6) + Long.numberOfTrailingZeros(bits));
            }
        }
        return Arrays.asList(labels);
    }
}
