package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Workers;
import java.util.Arrays;

/** Sorts longs by some of their bits, eleven at a time from the lowest, each time keeping the order so far. */
final class RadixSort {
    private static final int DIGIT = 11;
    private static final int VALUES = 1 << DIGIT;

    /** Below this, clearing the tables of digits takes longer than comparing. */
    private static final int WORTH = 1 << 12;

    private final int size;
    private final int parts;

    private RadixSort(int size, int threads) {
        this.size = size;
        this.parts = Math.min(threads, size / WORTH);
    }

    /**
     * Sorts numbers that are not negative.
     *
     * @param from the lowest bit that counts; by those below it, the numbers are in order already
     * @param to the first bit that is 0 in all of them
     */
    static void sort(long[] numbers, int from, int to, int threads) {
        if (numbers.length < WORTH) {
            Arrays.sort(numbers);
            return;
        }
        var sort = new RadixSort(numbers.length, threads);
        long[] source = numbers;
        long[] target = new long[numbers.length];
        int digits = (to - from + DIGIT - 1) / DIGIT;
        for (int digit = 0; digit < digits; digit++) {
            sort.deal(source, target, from + digit * DIGIT);
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        if (digits % 2 == 1) {
            System.arraycopy(source, 0, numbers, 0, numbers.length);
        }
    }

    /** Each thread deals a part of its own: where its numbers go it knows from how many of each digit the parts have. */
    private void deal(long[] source, long[] target, int bit) {
        int[][] starts = new int[parts][VALUES];
        inParts((part, from, to) -> count(source, from, to, bit, starts[part]));
        int start = 0;
        for (int value = 0; value < VALUES; value++) {
            for (int[] ofPart : starts) {
                int count = ofPart[value];
                ofPart[value] = start;
                start += count;
            }
        }
        inParts((part, from, to) -> deal(source, from, to, bit, starts[part], target));
    }

    private static void count(long[] source, int from, int to, int bit, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[(int) (source[i] >>> bit) & VALUES - 1]++;
        }
    }

    private static void deal(long[] source, int from, int to, int bit, int[] starts, long[] target) {
        for (int i = from; i < to; i++) {
            target[starts[(int) (source[i] >>> bit) & VALUES - 1]++] = source[i];
        }
    }

    private interface Part {
        void run(int part, int from, int to);
    }

    private void inParts(Part step) {
        Workers.run(parts, parts, () -> step, (same, part) -> same.run(part, start(part), start(part + 1)));
    }

    private int start(int part) {
        return (int) ((long) size * part / parts);
    }
}
