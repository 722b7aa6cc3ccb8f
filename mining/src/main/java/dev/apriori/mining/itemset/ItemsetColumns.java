package dev.apriori.mining.itemset;

import java.util.Arrays;

/** The columns of one thread's class of itemsets, counted against the budget as they grow. */
final class ItemsetColumns {
    private static final int STRIDE = 1 << 15;

    private final Meter meter;
    private int[] parents = new int[1024];
    private int[] items = new int[1024];
    private int[] counts = new int[1024];
    private int size;
    private int metered;

    ItemsetColumns(Meter meter) {
        this.meter = meter;
    }

    /** Starts a class with its single item, which is number 0. */
    void start(int item, int count) {
        size = 0;
        metered = 0;
        add(Itemsets.NONE, item, count);
    }

    /** Adds an itemset and returns its number within the class. */
    int add(int parent, int item, int count) {
        reserve(1);
        parents[size] = parent;
        items[size] = item;
        counts[size] = count;
        return size++;
    }

    /** Adds the frequent ones of a parent's extensions {@code from} to {@code to - 1}. */
    void addFrequent(int parent, int[] extensions, int[] supports, int from, int to, int minCount) {
        reserve(to - from);
        int[] itemColumn = items;
        int[] countColumn = counts;
        int end = size;
        // Without a branch: what is not frequent is overwritten by what comes next.
        for (int i = from; i < to; i++) {
            int count = supports[i];
            itemColumn[end] = extensions[i];
            countColumn[end] = count;
            end += count >= minCount ? 1 : 0;
        }
        Arrays.fill(parents, size, end, parent);
        size = end;
    }

    /** Holds what came since the last time against the budget. */
    void meter() {
        meter.found(size - metered);
        metered = size;
    }

    int[] parents() {
        return Arrays.copyOf(parents, size);
    }

    int[] items() {
        return Arrays.copyOf(items, size);
    }

    int[] counts() {
        return Arrays.copyOf(counts, size);
    }

    private void reserve(int more) {
        if (size - metered >= STRIDE) {
            meter();
        }
        if (size + more > counts.length) {
            int capacity = size + Math.max(more, size / 2);
            parents = Arrays.copyOf(parents, capacity);
            items = Arrays.copyOf(items, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
    }
}
