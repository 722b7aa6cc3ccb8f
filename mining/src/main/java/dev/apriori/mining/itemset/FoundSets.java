package dev.apriori.mining.itemset;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Itemsets as a search finds them, held against the budget as they grow. */
final class FoundSets {
    private static final int STRIDE = 1 << 12;

    private final Meter meter;
    private final IntArrayList contents = new IntArrayList();
    private final IntArrayList lengths = new IntArrayList();
    private final IntArrayList counts = new IntArrayList();
    private int metered;

    FoundSets(Meter meter) {
        this.meter = meter;
    }

    /** @param items of which the first {@code length} are the itemset */
    void add(int[] items, int length, int count) {
        contents.addElements(contents.size(), items, 0, length);
        lengths.add(length);
        counts.add(count);
        if (counts.size() - metered >= STRIDE) {
            meter();
        }
    }

    /** Holds what came since the last time against the budget. */
    void meter() {
        meter.found(counts.size() - metered);
        metered = counts.size();
    }

    int size() {
        return counts.size();
    }

    int totalItems() {
        return contents.size();
    }

    int length(int itemset) {
        return lengths.getInt(itemset);
    }

    int count(int itemset) {
        return counts.getInt(itemset);
    }

    void copyContents(int[] target, int at) {
        contents.getElements(0, target, at, contents.size());
    }
}
