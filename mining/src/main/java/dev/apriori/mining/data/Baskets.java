package dev.apriori.mining.data;

import java.util.List;

/**
 * Baskets as they were read, one a line, in the file's order, repetitions included. Immutable; the arrays given are
 * kept, not copied.
 */
public final class Baskets implements Dataset {
    private final Items items;
    private final int[] offsets;
    private final int[] contents;

    /**
     * @param items the catalogue that {@code contents} point into
     * @param offsets where each basket starts, and at its end the total: {@code count() + 1} numbers
     * @param contents the items of all baskets, one basket after the other
     */
    public Baskets(Items items, int[] offsets, int[] contents) {
        if (offsets.length == 0 || offsets[offsets.length - 1] != contents.length) {
            throw new IllegalArgumentException("offsets must end with the total, " + contents.length);
        }
        this.items = items;
        this.offsets = offsets;
        this.contents = contents;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public Baskets titled(ItemTitles titles) {
        return new Baskets(titles.of(items), offsets, contents);
    }

    @Override
    public Baskets with(List<MoreRating> more) {
        return Extension.of(this, more);
    }

    /** The number of baskets; none is empty. */
    public int count() {
        return offsets.length - 1;
    }

    public int offset(int basket) {
        return offsets[basket];
    }

    /** The item at a position between {@code offset(b)} and {@code offset(b + 1)}. */
    public int item(int position) {
        return contents[position];
    }
}
