package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.util.BitSet;

/** Itemsets, numbered from 0, with their counts. */
public interface ItemsetTable {
    /** The catalogue that the item numbers point into. */
    Items items();

    /** The number of itemsets. */
    int size();

    /** The itemset's items, ascending: a new array. */
    int[] itemset(int itemset);

    /** The number of transactions that hold the itemset. */
    int count(int itemset);

    /** The itemsets that hold one of these items at least; all where no item is given. */
    default ItemsetTable holdingAny(BitSet wanted) {
        return wanted.isEmpty() ? this : ChosenItemsets.holdingAny(this, wanted);
    }
}
