package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.util.Arrays;
import java.util.List;

/** Itemsets one after the other, each with all its items. Immutable; the arrays given are kept, not copied. */
public final class ItemsetList implements ItemsetTable {
    private final Items items;
    private final int[] offsets;
    private final int[] contents;
    private final int[] counts;

    private ItemsetList(Items items, int[] offsets, int[] contents, int[] counts) {
        this.items = items;
        this.offsets = offsets;
        this.contents = contents;
        this.counts = counts;
    }

    /** What was found, part by part; each part is let go of once it is copied. */
    static ItemsetList join(Items items, List<FoundSets> parts) {
        int size = parts.stream().mapToInt(FoundSets::size).reduce(0, Math::addExact);
        int[] offsets = new int[size + 1];
        int[] contents = new int[parts.stream().mapToInt(FoundSets::totalItems).reduce(0, Math::addExact)];
        int[] counts = new int[size];
        int itemset = 0;
        for (FoundSets part : parts) {
            part.copyContents(contents, offsets[itemset]);
            for (int i = 0; i < part.size(); i++) {
                counts[itemset] = part.count(i);
                offsets[itemset + 1] = offsets[itemset] + part.length(i);
                Arrays.sort(contents, offsets[itemset], offsets[itemset + 1]);
                itemset++;
            }
        }
        return new ItemsetList(items, offsets, contents, counts);
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public int size() {
        return counts.length;
    }

    @Override
    public int[] itemset(int itemset) {
        return Arrays.copyOfRange(contents, offsets[itemset], offsets[itemset + 1]);
    }

    @Override
    public int count(int itemset) {
        return counts[itemset];
    }
}
