package dev.apriori.mining.itemset;

import java.util.Arrays;

/**
 * The frequent extensions of one prefix by a single item, ascending by rank, and for each a row of bits over the
 * prefix's transactions. One stands for each depth of the search and is used again and again.
 */
final class PrefixClass {
    private int[] items = new int[0];
    private int[] counts = new int[0];
    private int[] lengths = new int[0];
    private int[] scratch = new int[0];
    private long[] rows = new long[0];
    private int words;
    private int size;
    private boolean mostStay;

    /** Makes room for extensions, with their rows cleared, and forgets what was there. */
    void reset(int capacity, int rowWords) {
        reserve(capacity, rowWords);
        Arrays.fill(rows, 0, capacity * rowWords, 0);
        mostStay = false;
    }

    private void reserve(int capacity, int rowWords) {
        if (items.length < capacity) {
            items = new int[capacity + capacity / 2];
            counts = new int[items.length];
            lengths = new int[items.length];
            scratch = new int[items.length];
        }
        int longs = Math.multiplyExact(capacity, rowWords);
        if (rows.length < longs) {
            rows = new long[longs + longs / 2];
        }
        words = rowWords;
        size = 0;
    }

    /** Adds an extension. */
    void add(int item, int count) {
        items[size] = item;
        counts[size] = count;
        size++;
    }

    /** Says that transaction {@code t} of the prefix holds extension {@code i}. */
    void set(int i, int t) {
        rows[i * words + (t >> 6)] |= 1L << t;
    }

    /** Turns the rows round, once all is set: from who holds the extension to who lacks it. */
    void complement(int transactions) {
        long last = -1L >>> -transactions;
        // Rows as short as that are looked at faster when they are all alike.
        int longest = words <= BitRows.FEW ? words : 0;
        for (int i = size - 1; i >= 0; i--) {
            int row = i * words;
            for (int w = 0; w < words; w++) {
                rows[row + w] = ~rows[row + w];
            }
            rows[row + words - 1] &= last;
            int length = words;
            while (length > longest && rows[row + length - 1] == 0) {
                length--;
            }
            longest = length;
            lengths[i] = length;
        }
    }

    int size() {
        return size;
    }

    int item(int i) {
        return items[i];
    }

    int count(int i) {
        return counts[i];
    }

    /** Becomes the class of {@code other}'s prefix and its extension {@code a}; rows are made where two are left. */
    void extend(PrefixClass other, int a, int minCount) {
        int candidates = other.size - a - 1;
        reserve(candidates, other.lengths[a + 1]);
        if (other.mostStay) {
            subtractAtOnce(other, a, minCount);
        } else {
            countAndSubtract(other, a, minCount);
        }
        mostStay = 2 * size > candidates;
    }

    /** A row that is not wanted is overwritten by the next. */
    private void subtractAtOnce(PrefixClass other, int a, int minCount) {
        int rowA = a * other.words;
        for (int b = a + 1; b < other.size; b++) {
            int length = other.lengths[b];
            int count = other.counts[a]
                    - BitRows.subtractAndCount(other.rows, rowA, b * other.words, length, rows, size * words);
            items[size] = other.items[b];
            counts[size] = count;
            lengths[size] = length;
            size += count >= minCount ? 1 : 0;
        }
    }

    private void countAndSubtract(PrefixClass other, int a, int minCount) {
        other.countWith(a);
        for (int b = a + 1; b < other.size; b++) {
            scratch[size] = b;
            counts[size] = other.scratch[b];
            size += other.scratch[b] >= minCount ? 1 : 0;
        }
        for (int i = 0; i < size; i++) {
            int b = scratch[i];
            items[i] = other.items[b];
            lengths[i] = other.lengths[b];
            if (size > 1) {
                BitRows.subtract(other.rows, a * other.words, b * other.words, lengths[i], rows, i * words);
            }
        }
    }

    /** Counts what the extensions after {@code a} have in common with it, into {@code scratch}. */
    private void countWith(int a) {
        boolean full = lengths[size - 1] == words;
        BitRows.countLeft(rows, words, full, lengths, a, size, counts[a], scratch);
    }

    /** Adds all extensions from {@code from} on to {@code parent}. */
    void addTo(Finds found, int parent, int from) {
        found.addFrequent(parent, items, counts, from, size, 0);
    }

    /** Adds to {@code parent}, which is the prefix and its extension {@code a}, what is frequent with it. */
    void addSharedTo(Finds found, int parent, int a, int minCount) {
        countWith(a);
        found.addFrequent(parent, items, scratch, a + 1, size, minCount);
    }
}
