package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.rule.Rules.Sides;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;

/** Itemsets that are sides of rules, item by item ascending, shorter first: rows compare as the sides do. */
final class SideTable {
    private final int[] rowOf;
    private final Sides sides;

    private SideTable(int[] rowOf, Sides sides) {
        this.rowOf = rowOf;
        this.sides = sides;
    }

    /** @param used by itemset, whether it is a side */
    static SideTable of(Itemsets itemsets, boolean[] used, int threads) {
        int[] numbers = numbers(used);
        Sides unsorted = contents(itemsets, numbers);
        int[] order = KeySort.sorted(
                numbers.length, leadingItems(unsorted, itemsets.items().size()), lexicographic(unsorted), threads);
        int[] sorted = new int[numbers.length];
        int[] rowOf = new int[itemsets.size()];
        for (int row = 0; row < order.length; row++) {
            sorted[row] = numbers[order[row]];
            rowOf[sorted[row]] = row;
        }
        return new SideTable(rowOf, contents(itemsets, sorted));
    }

    private static int[] numbers(boolean[] used) {
        var numbers = new IntArrayList();
        for (int itemset = 0; itemset < used.length; itemset++) {
            if (used[itemset]) {
                numbers.add(itemset);
            }
        }
        return numbers.toIntArray();
    }

    private static Sides contents(Itemsets itemsets, int[] numbers) {
        int[] offsets = new int[numbers.length + 1];
        int[] counts = new int[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            offsets[row + 1] = Math.addExact(offsets[row], itemsets.length(numbers[row]));
            counts[row] = itemsets.count(numbers[row]);
        }
        int[] contents = new int[offsets[numbers.length]];
        for (int row = 0; row < numbers.length; row++) {
            int at = offsets[row];
            for (int i = numbers[row]; i != Itemsets.NONE; i = itemsets.parent(i)) {
                contents[at++] = itemsets.item(i);
            }
            Arrays.sort(contents, offsets[row], at);
        }
        return new Sides(offsets, contents, counts);
    }

    /** As many of the first items as 63 bits hold, the first on top; 0 stands for none. */
    private static KeySort.Key leadingItems(Sides sides, int itemCount) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(itemCount);
        int leading = (Long.SIZE - 1) / bits;
        return row -> {
            long key = 0;
            for (int i = 0; i < leading; i++) {
                int at = sides.offsets()[row] + i;
                key = key << bits | (at < sides.offsets()[row + 1] ? sides.contents()[at] + 1 : 0);
            }
            return key;
        };
    }

    private static IntComparator lexicographic(Sides sides) {
        int[] offsets = sides.offsets();
        int[] contents = sides.contents();
        return (a, b) -> Arrays.compare(contents, offsets[a], offsets[a + 1], contents, offsets[b], offsets[b + 1]);
    }

    /** The row of an itemset that is used. */
    int row(int itemset) {
        return rowOf[itemset];
    }

    int count(int row) {
        return sides.counts()[row];
    }

    Sides sides() {
        return sides;
    }
}
