package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.Arrays;

/**
 * Finds an itemset by the hash of its items, which is the XOR of a random number for each. A slot holds the low half of
 * the hash, a tag, above the itemset's number; probing is linear. The table is built with other random numbers until no
 * itemset meets its own tag on the way to its slot. Every subset of a frequent itemset is frequent, so only what is there
 * is looked up, and comparing tags is enough.
 */
final class SubsetIndex {
    private static final long EMPTY = -1;
    private static final long NUMBER = 0xffff_ffffL;

    private final Itemsets itemsets;
    private final int longest;
    private final int[] singles;
    private final long[] slots;
    private final int shift;
    private long seed;

    SubsetIndex(Itemsets itemsets) {
        this.itemsets = itemsets;
        int[] sizes = itemsets.sizesByLength();
        longest = sizes.length - 1;
        singles = new int[itemsets.items().size()];
        for (int root = 0; root < itemsets.rootCount(); root++) {
            singles[itemsets.item(itemsets.root(root))] = itemsets.root(root);
        }
        // Those of the greatest length are nobody's proper subset.
        long entries = 1;
        for (int length = 2; length < longest; length++) {
            entries += sizes[length];
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(2 * entries - 1);
        shift = Long.SIZE - bits;
        slots = new long[1 << bits];
        while (!fill()) {
            seed++;
        }
    }

    /** The greatest number of items in an itemset. */
    int longest() {
        return longest;
    }

    /** An item's part in the hash of its itemsets. */
    long hash(int item) {
        return HashCommon.murmurHash3(item + 1 + seed * 0x9e37_79b9_7f4a_7c15L);
    }

    /** The itemset that consists of a frequent item. */
    int single(int item) {
        return singles[item];
    }

    /** The itemset with that hash: it must be there, have two items at least and be shorter than the longest. */
    int find(long hash) {
        int at = (int) (hash >>> shift);
        while ((int) (slots[at] >>> Integer.SIZE) != (int) hash || slots[at] == EMPTY) {
            at = (at + 1) & (slots.length - 1);
        }
        return (int) slots[at];
    }

    private boolean fill() {
        Arrays.fill(slots, EMPTY);
        if (longest <= 2) {
            return true;
        }
        int[] path = new int[longest + 1];
        long[] hashes = new long[longest + 1];
        int length = 0;
        for (int i = 0; i < itemsets.size(); i++) {
            while (length > 0 && path[length] != itemsets.parent(i)) {
                length--;
            }
            length++;
            path[length] = i;
            hashes[length] = hashes[length - 1] ^ hash(itemsets.item(i));
            if (length >= 2 && length < longest && !insert(hashes[length], i)) {
                return false;
            }
        }
        return true;
    }

    private boolean insert(long hash, int itemset) {
        int at = (int) (hash >>> shift);
        while (slots[at] != EMPTY) {
            if ((int) (slots[at] >>> Integer.SIZE) == (int) hash) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = hash << Integer.SIZE | (itemset & NUMBER);
        return true;
    }
}
