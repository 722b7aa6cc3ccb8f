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
        long[] source = numbers;
        long[] target = new long[numbers.length];
        for (int bit = from; bit < to; bit += DIGIT) {
            int[] starts = starts(source, bit);
            for (long number : source) {
                target[starts[(int) (number >>> bit) & VALUES - 1]++] = number;
            }
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        // Where they lie in the other array after an odd number of digits, they come back; else this copies to scratch.
        System.arraycopy(source, 0, target, 0, numbers.length);
    }

    /** By the value of the digit at a bit, where the numbers that have it go. */
    private static int[] starts(long[] numbers, int bit) {
        int[] starts = new int[VALUES + 1];
        for (long number : numbers) {
            starts[((int) (number >>> bit) & VALUES - 1) + 1]++;
        }
        for (int value = 0; value < VALUES; value++) {
            starts[value + 1] += starts[value];
        }
        return starts;
    }
}
