package dev.apriori.mining.itemset;

import java.util.Arrays;

/**
 * The frequent extensions of one prefix by a single item, ascending by rank, and for each a row of bits over the
 * prefix's transactions. One stands for each depth of the search and is used again and again.
 */
final class PrefixClass {
    private int[] items = new int[0];
    private int[] counts = new int[0];
    private int[] shared = new int[0];
    private long[] rows = new long[0];
    private int words;
    private int size;

    /** Makes room for extensions, with their rows cleared, and forgets what was there. */
    void reset(int capacity, int rowWords) {
        reserve(capacity, rowWords);
        Arrays.fill(rows, 0, capacity * rowWords, 0);
    }

    private void reserve(int capacity, int rowWords) {
        if (items.length < capacity) {
            items = new int[capacity + capacity / 2];
            counts = new int[items.length];
            shared = new int[items.length];
        }
        int longs = Math.multiplyExact(capacity, rowWords);
        if (rows.length < longs) {
            rows = new long[longs + longs / 2];
        }
        words = rowWords;
        size = 0;
    }

    /** Adds an extension whose bits are set already or will be. */
    void add(int item, int count) {
        items[size] = item;
        counts[size] = count;
        size++;
    }

    /** Says that transaction {@code t} of the prefix holds extension {@code i}. */
    void set(int i, int t) {
        rows[i * words + (t >> 6)] |= 1L << t;
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
    void intersect(PrefixClass other, int a, int minCount) {
        reserve(other.size - a - 1, other.words);
        BitRows.countShared(other.rows, words, a, other.size, other.shared);
        for (int b = a + 1; b < other.size; b++) {
            shared[size] = b;
            counts[size] = other.shared[b];
            size += other.shared[b] >= minCount ? 1 : 0;
        }
        for (int i = 0; i < size; i++) {
            items[i] = other.items[shared[i]];
        }
        if (size > 1) {
            for (int i = 0; i < size; i++) {
                BitRows.intersect(other.rows, words, a, shared[i], rows, i);
            }
        }
    }

    /** Adds all extensions from {@code from} on to {@code parent}. */
    void addTo(Finds found, int parent, int from) {
        found.addFrequent(parent, items, counts, from, size, 0);
    }

    /** Adds to {@code parent}, which is the prefix and its extension {@code a}, what is frequent with it. */
    void addSharedTo(Finds found, int parent, int a, int minCount) {
        BitRows.countShared(rows, words, a, size, shared);
        found.addFrequent(parent, items, shared, a + 1, size, minCount);
    }
}
