package dev.apriori.mining.rule;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.List;

/**
 * Sorts numbers 0 to n − 1 by an order that a {@code long} for each nearly gives. The keys are sorted as plain longs with
 * the number in the low bits, so that equal keys keep the numbers' order; only runs of equal keys that are not in order
 * yet are sorted by a comparator.
 */
final class KeySort {
    private final long[] keys;
    private final int numberBits;
    private int usedBits;
    private int cut;
    private final IntComparator order;

    private KeySort(long[] keys, IntComparator order) {
        this.keys = keys;
        this.numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
        this.order = order;
    }

    /** A key that never falls where the order rises. */
    @FunctionalInterface
    interface Key {
        long of(int number);
    }

    /** By keys that give the order alone; numbers with equal ones stay as they stand, also where keys are too long for that. */
    static int[] sorted(int size, Key key, int threads) {
        return sorted(size, key, true, (a, b) -> compareByKey(key, a, b), threads);
    }

    private static int compareByKey(Key key, int a, int b) {
        int byKey = Long.compare(key.of(a), key.of(b));
        return byKey != 0 ? byKey : Integer.compare(a, b);
    }

    /** @param order the exact order, in which no two numbers are equal */
    static int[] sorted(int size, Key key, IntComparator order, int threads) {
        return sorted(size, key, false, order, threads);
    }

    private static int[] sorted(int size, Key key, boolean keySuffices, IntComparator order, int threads) {
        long[] keys = new long[size];
        List<Range> ranges =
                Chunks.run(size, threads, Range::new, (range, from, to) -> range.fill(keys, from, to, key));
        var sort = new KeySort(keys, order);
        sort.addNumbers(ranges, threads);
        RadixSort.sort(keys, sort.numberBits, sort.usedBits, threads);
        int[] sorted = new int[size];
        Chunks.run(size, threads, (from, to) -> {
            for (int i = from; i < to; i++) {
                sorted[i] = (int) (keys[i] & (1L << sort.numberBits) - 1);
            }
        });
        if (!keySuffices || sort.cut > 0) {
            Chunks.run(size, threads, (from, to) -> sort.sortRuns(sorted, from, to));
        }
        return sorted;
    }

    /** Of the keys that one thread has made. */
    private static final class Range {
        private long least = Long.MAX_VALUE;
        private long greatest = Long.MIN_VALUE;

        void fill(long[] keys, int from, int to, Key key) {
            long low = least;
            long high = greatest;
            for (int i = from; i < to; i++) {
                long made = key.of(i);
                keys[i] = made;
                low = Math.min(low, made);
                high = Math.max(high, made);
            }
            least = low;
            greatest = high;
        }
    }

    /** Moves the keys' range to 0 and cuts as many of their low bits as the numbers need. */
    private void addNumbers(List<Range> ranges, int threads) {
        long least = ranges.stream().mapToLong(range -> range.least).min().orElse(0);
        long greatest = ranges.stream().mapToLong(range -> range.greatest).max().orElse(0);
        int keyBits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, greatest - least));
        cut = Math.max(0, keyBits + numberBits - (Long.SIZE - 1));
        usedBits = keyBits - cut + numberBits;
        Chunks.run(keys.length, threads, (from, to) -> {
            for (int i = from; i < to; i++) {
                keys[i] = (keys[i] - least) >>> cut << numberBits | i;
            }
        });
    }

    /** Sorts the runs of equal keys that start in a range. */
    private void sortRuns(int[] sorted, int from, int to) {
        int start = from;
        while (start > 0 && start < to && sameKey(start, start - 1)) {
            start++;
        }
        while (start < to) {
            int end = start + 1;
            boolean inOrder = true;
            while (end < keys.length && sameKey(end, start)) {
                inOrder &= order.compare(sorted[end - 1], sorted[end]) < 0;
                end++;
            }
            if (!inOrder) {
                IntArrays.quickSort(sorted, start, end, order);
            }
            start = end;
        }
    }

    private boolean sameKey(int a, int b) {
        return keys[a] >>> numberBits == keys[b] >>> numberBits;
    }
}
