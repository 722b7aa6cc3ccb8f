package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.util.Arrays;

/**
 * Frequent itemsets as a forest in three columns: itemset {@code i} is itemset {@code parent(i)} with one item more,
 * {@code item(i)}, and {@code count(i)} transactions hold it. The order is that of a walk through the forest from the
 * top: an itemset stands before its extensions, and what extends it stands together. Single items, and the extensions of
 * one itemset, come with the rarest item first, then with the lower index. Immutable; the arrays given are kept.
 */
public final class Itemsets implements ItemsetTable {
    /** The parent of an itemset of one item. */
    public static final int NONE = -1;

    private final Items items;
    private final int transactions;
    private final int minCount;
    private final int[] roots;
    private final Columns columns;

    /** The three columns, by itemset. */
    @SuppressWarnings("ArrayRecordComponent") // columns are what this is
    record Columns(int[] parents, int[] items, int[] counts) {}

    /**
     * @param items the catalogue that the item numbers point into
     * @param transactions the number of transactions that the counts are of
     * @param roots the itemsets of one item, ascending, and at the end the number of itemsets
     */
    Itemsets(Items items, int transactions, int minCount, int[] roots, Columns columns) {
        this.items = items;
        this.transactions = transactions;
        this.minCount = minCount;
        this.roots = roots;
        this.columns = columns;
    }

    @Override
    public Items items() {
        return items;
    }

    /** The number of transactions that the counts are of. */
    public int transactions() {
        return transactions;
    }

    /** The least count that made an itemset frequent. */
    public int minCount() {
        return minCount;
    }

    @Override
    public int size() {
        return columns.counts.length;
    }

    /** The number of itemsets with one item. */
    public int rootCount() {
        return roots.length - 1;
    }

    /**
     * Where the itemset that consists of the {@code root}-th rarest item stands; all that extend it follow, up to
     * {@code root(root + 1)}.
     */
    public int root(int root) {
        return roots[root];
    }

    /** The itemset with one item less, {@link #NONE} for a single item. */
    public int parent(int itemset) {
        return columns.parents[itemset];
    }

    /** The item by which the itemset extends its parent. */
    public int item(int itemset) {
        return columns.items[itemset];
    }

    @Override
    public int count(int itemset) {
        return columns.counts[itemset];
    }

    /** The number of items in the itemset. */
    public int length(int itemset) {
        int length = 0;
        for (int i = itemset; i != NONE; i = columns.parents[i]) {
            length++;
        }
        return length;
    }

    @Override
    public int[] itemset(int itemset) {
        int[] contents = new int[length(itemset)];
        int at = 0;
        for (int i = itemset; i != NONE; i = columns.parents[i]) {
            contents[at++] = columns.items[i];
        }
        Arrays.sort(contents);
        return contents;
    }

    /** How many of the itemsets at least that many transactions hold. */
    public int frequentAt(int count) {
        int frequent = 0;
        for (int own : columns.counts) {
            frequent += own >= count ? 1 : 0;
        }
        return frequent;
    }

    /** The number of itemsets by their length: index 0 is 0, the last index is the greatest length. */
    public int[] sizesByLength() {
        return sizesByLength(minCount);
    }

    /** The same, of the itemsets that at least that many transactions hold. */
    public int[] sizesByLength(int count) {
        byte[] lengths = new byte[size()];
        int[] sizes = new int[Byte.MAX_VALUE];
        int longest = 0;
        for (int i = 0; i < lengths.length; i++) {
            int parent = columns.parents[i];
            lengths[i] = (byte) (parent == NONE ? 1 : lengths[parent] + 1);
            if (columns.counts[i] >= count) {
                sizes[lengths[i]]++;
                longest = Math.max(longest, lengths[i]);
            }
        }
        return Arrays.copyOf(sizes, longest + 1);
    }
}
