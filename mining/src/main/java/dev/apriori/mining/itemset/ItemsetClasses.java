package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.util.function.Function;

/** Where the classes of itemsets with the same rarest item are, as they are found: by any thread, in any order. */
final class ItemsetClasses {
    private static final int WORTH_THREADS = 100_000;

    private final ItemsetColumns[] finders;
    private final int[] starts;
    private final int[] sizes;

    ItemsetClasses(int classes) {
        finders = new ItemsetColumns[classes];
        starts = new int[classes];
        sizes = new int[classes];
    }

    /** Takes note of the class that was found last. */
    void put(int itemsetClass, ItemsetColumns finder) {
        finders[itemsetClass] = finder;
        starts[itemsetClass] = finder.classStart();
        sizes[itemsetClass] = finder.size();
    }

    /** All classes, one after the other. A column at a time, so that only one of them is held twice; empties the finders. */
    Itemsets join(Items catalogue, int transactions, ItemsetTask task) {
        int[] roots = new int[sizes.length + 1];
        for (int c = 0; c < sizes.length; c++) {
            roots[c + 1] = roots[c] + sizes[c];
        }
        int threads = roots[sizes.length] < WORTH_THREADS ? 1 : task.threads();
        int[] parents = join(ItemsetColumns::parents, roots, threads);
        Workers.run(sizes.length, threads, () -> parents, (column, c) -> {
            column[roots[c]] = Itemsets.NONE;
            for (int i = roots[c] + 1; i < roots[c + 1]; i++) {
                column[i] += roots[c];
            }
        });
        var columns = new Itemsets.Columns(
                parents, join(ItemsetColumns::items, roots, threads), join(ItemsetColumns::counts, roots, threads));
        return new Itemsets(catalogue, transactions, task.minCount(), roots, columns);
    }

    private int[] join(Function<ItemsetColumns, IntPieces> column, int[] roots, int threads) {
        int[] joined = new int[roots[sizes.length]];
        Workers.run(sizes.length, threads, () -> joined, (whole, c) -> {
            column.apply(finders[c]).copy(starts[c], starts[c] + sizes[c], whole, roots[c]);
        });
        for (ItemsetColumns finder : finders) {
            column.apply(finder).clear();
        }
        return joined;
    }
}
