package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Some itemsets of a table. */
final class ChosenItemsets implements ItemsetTable {
    private final ItemsetTable base;
    private final int[] chosen;

    private ChosenItemsets(ItemsetTable base, int[] chosen) {
        this.base = base;
        this.chosen = chosen;
    }

    static ChosenItemsets holdingAny(ItemsetTable base, BitSet wanted) {
        return new ChosenItemsets(
                base,
                IntStream.range(0, base.size())
                        .filter(itemset -> Arrays.stream(base.itemset(itemset)).anyMatch(wanted::get))
                        .toArray());
    }

    @Override
    public Items items() {
        return base.items();
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public int[] itemset(int itemset) {
        return base.itemset(chosen[itemset]);
    }

    @Override
    public int count(int itemset) {
        return base.count(chosen[itemset]);
    }
}
