package dev.apriori.mining.transaction;

import dev.apriori.mining.data.Items;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Transactions in two flat columns: those of transaction {@code t} are {@code item(offset(t))} to
 * {@code item(offset(t + 1) - 1)}, ascending and without repetition. Immutable; the arrays given are kept, not copied.
 */
public final class Transactions {
    private final Items items;
    private final int[] offsets;
    private final int[] contents;

    /**
     * @param items the catalogue that the numbers in {@code contents} point into
     * @param offsets where each transaction starts, and at its end the total: {@code count() + 1} numbers
     * @param contents the items of all transactions, one transaction after the other
     */
    public Transactions(Items items, int[] offsets, int[] contents) {
        if (offsets.length == 0 || offsets[offsets.length - 1] > contents.length) {
            throw new IllegalArgumentException("offsets must end with a total of at most " + contents.length);
        }
        this.items = items;
        this.offsets = offsets;
        this.contents = contents;
    }

    /** The same transactions without some items: as many as before, though some may be left with none. */
    public Transactions without(BitSet unwanted) {
        if (unwanted.isEmpty()) {
            return this;
        }
        int[] starts = new int[offsets.length];
        int[] kept = new int[totalItems()];
        int size = 0;
        for (int t = 0; t < count(); t++) {
            for (int i = offsets[t]; i < offsets[t + 1]; i++) {
                kept[size] = contents[i];
                size += unwanted.get(contents[i]) ? 0 : 1;
            }
            starts[t + 1] = size;
        }
        return new Transactions(items, starts, Arrays.copyOf(kept, size));
    }

    public Items items() {
        return items;
    }

    /** The number of transactions. */
    public int count() {
        return offsets.length - 1;
    }

    /** The number of items in all transactions together. */
    public int totalItems() {
        return offsets[offsets.length - 1];
    }

    public int offset(int transaction) {
        return offsets[transaction];
    }

    public int size(int transaction) {
        return offsets[transaction + 1] - offsets[transaction];
    }

    /** The item at a position between {@code offset(t)} and {@code offset(t + 1)}. */
    public int item(int position) {
        return contents[position];
    }
}
