package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;

/** The classes of itemsets with the same rarest item, as they are found: by any thread, in any order. */
final class ItemsetClasses {
    private static final int WORTH_THREADS = 100_000;

    private final int[][] parents;
    private final int[][] items;
    private final int[][] counts;

    ItemsetClasses(int classes) {
        parents = new int[classes][];
        items = new int[classes][];
        counts = new int[classes][];
    }

    /** Keeps a copy of a class. */
    void put(int itemsetClass, ItemsetColumns found) {
        parents[itemsetClass] = found.parents();
        items[itemsetClass] = found.items();
        counts[itemsetClass] = found.counts();
    }

    /** All classes, one after the other. A column at a time, so that only one of them is held twice; empties this. */
    Itemsets join(Items catalogue, int transactions, ItemsetTask task) {
        int[] roots = new int[counts.length + 1];
        for (int c = 0; c < counts.length; c++) {
            roots[c + 1] = roots[c] + counts[c].length;
        }
        int threads = roots[counts.length] < WORTH_THREADS ? 1 : task.threads();
        var columns = new Itemsets.Columns(
                join(parents, roots, threads), join(items, roots, threads), join(counts, roots, threads));
        Workers.run(counts.length, threads, () -> columns.parents(), (column, c) -> {
            column[roots[c]] = Itemsets.NONE;
            for (int i = roots[c] + 1; i < roots[c + 1]; i++) {
                column[i] += roots[c];
            }
        });
        return new Itemsets(catalogue, transactions, task.minCount(), roots, columns);
    }

    private static int[] join(int[][] parts, int[] starts, int threads) {
        int[] joined = new int[starts[parts.length]];
        Workers.run(parts.length, threads, () -> parts, (all, c) -> {
            System.arraycopy(all[c], 0, joined, starts[c], all[c].length);
            all[c] = null;
        });
        return joined;
    }
}
