package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One thread's walk over itemsets of two items and more that knows all subsets of the one at hand. A subset is a mask over
 * the path from the single item down to the itemset: bit {@code d} stands for the {@code d}-th item there. What holds
 * for the parent's subsets holds on for its extensions, so only those with the last item are looked up.
 */
final class SplitWalk {
    /** Takes itemsets as the walk comes to them. */
    interface Visitor {
        /** Itemsets with a smaller count, and with them all that extend them, are left out from here on. */
        int leastCount();

        /**
         * Sees an itemset: its subsets, and their counts, are those of the masks 1 to {@code full}, itself.
         *
         * @param banned the items that no antecedent may hold, as a mask
         */
        void visit(int full, int banned, int[] subsets, int[] counts);
    }

    private final Itemsets itemsets;
    private final SubsetIndex index;
    private final BitSet wanted;
    private final BitSet banned;
    private final boolean wantsAll;
    private final boolean bansNone;
    private final Visitor visitor;
    private final int[] path;
    private int[] subsets = new int[4];
    private int[] counts = new int[4];
    private long[] hashes = new long[4];

    SplitWalk(RuleSource source, Visitor visitor) {
        this.itemsets = source.itemsets();
        this.index = source.index();
        this.wanted = source.constraints().mustContainAny();
        this.banned = source.constraints().onlyAsConsequent();
        this.wantsAll = wanted.isEmpty();
        this.bansNone = banned.isEmpty();
        this.visitor = visitor;
        this.path = new int[index.longest() + 1];
    }

    /** Walks over the itemsets whose rarest item is the {@code root}-th. */
    void walk(int root) {
        int length = 0;
        int wantedItems = 0;
        int bannedItems = 0;
        int end = itemsets.root(root + 1);
        for (int itemset = itemsets.root(root); itemset < end; itemset++) {
            if (itemsets.count(itemset) < visitor.leastCount()) {
                continue;
            }
            while (length > 0 && path[length - 1] != itemsets.parent(itemset)) {
                length--;
            }
            path[length] = itemset;
            int last = 1 << length;
            addSubsetsWith(itemset, last);
            wantedItems = wantsAll ? 0 : with(last, wanted, itemset, wantedItems);
            bannedItems = bansNone ? 0 : with(last, banned, itemset, bannedItems);
            length++;
            if (length > 1 && (wantsAll || wantedItems != 0)) {
                visitor.visit((1 << length) - 1, bannedItems, subsets, counts);
            }
        }
    }

    /** Which items of the path are among some, given those of the path before its last item. */
    private int with(int last, BitSet items, int itemset, int before) {
        return (before & (last - 1)) | (items.get(itemsets.item(itemset)) ? last : 0);
    }

    private void addSubsetsWith(int itemset, int last) {
        if (2 * last > subsets.length) {
            subsets = Arrays.copyOf(subsets, 2 * last);
            counts = Arrays.copyOf(counts, 2 * last);
            hashes = Arrays.copyOf(hashes, 2 * last);
        }
        int item = itemsets.item(itemset);
        long hash = index.hash(item);
        hashes[last] = hash;
        put(last, index.single(item));
        for (int rest = 1; rest < last - 1; rest++) {
            hashes[last | rest] = hashes[rest] ^ hash;
            put(last | rest, index.find(hashes[last | rest]));
        }
        if (last > 1) {
            hashes[2 * last - 1] = hashes[last - 1] ^ hash;
            put(2 * last - 1, itemset);
        }
    }

    private void put(int mask, int itemset) {
        subsets[mask] = itemset;
        counts[mask] = itemsets.count(itemset);
    }
}
