package dev.apriori.mining.rule;

import java.util.Arrays;

/** Sorts longs by some of their bits, eleven at a time from the lowest, each time keeping the order so far. */
final class RadixSort {
    private static final int DIGIT = 11;
    private static final int VALUES = 1 << DIGIT;

    /** Below this, clearing the tables of digits takes longer than comparing. */
    private static final int WORTH = 1 << 12;

    private RadixSort() {}

    /**
     * Sorts numbers that are not negative.
     *
     * @param from the lowest bit that counts; by those below it, the numbers are in order already
     * @param to the first bit that is 0 in all of them
     */
    static void sort(long[] numbers, int from, int to) {
        if (numbers.length < WORTH) {
            Arrays.sort(numbers);
            return;
        }
        int[][] starts = starts(numbers, from, (to - from + DIGIT - 1) / DIGIT);
        long[] source = numbers;
        long[] target = new long[numbers.length];
        for (int digit = 0; digit < starts.length; digit++) {
            deal(source, target, from + digit * DIGIT, starts[digit]);
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        if (starts.length % 2 == 1) {
            System.arraycopy(source, 0, numbers, 0, numbers.length);
        }
    }

    private static void deal(long[] source, long[] target, int bit, int[] starts) {
        for (long number : source) {
            target[starts[(int) (number >>> bit) & VALUES - 1]++] = number;
        }
    }

    /** For each digit, by its value, where the numbers that have it go. The order does not matter to that: one look is enough. */
    private static int[][] starts(long[] numbers, int from, int digits) {
        int[][] starts = new int[digits][VALUES + 1];
        for (long number : numbers) {
            long left = number >>> from;
            for (int[] ofDigit : starts) {
                ofDigit[((int) left & VALUES - 1) + 1]++;
                left >>>= DIGIT;
            }
        }
        for (int[] ofDigit : starts) {
            for (int value = 0; value < VALUES; value++) {
                ofDigit[value + 1] += ofDigit[value];
            }
        }
        return starts;
    }
}
