package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.io.Serializable;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The itemsets of some classes, as they travel to whoever joins them: plain columns, one class after the other. */
public final class FoundClasses implements Serializable {
    private static final long serialVersionUID = 1;

    private final int[] classes;
    private final int[] sizes;
    private final int size;
    private int[] parents;
    private int[] items;
    private int[] counts;

    private FoundClasses(int[] classes, int[] sizes, int size) {
        this.classes = classes;
        this.sizes = sizes;
        this.size = size;
    }

    /** Empties the columns. */
    static FoundClasses of(int[] classes, int[] sizes, ItemsetColumns columns) {
        var found = new FoundClasses(classes, sizes, IntStream.of(sizes).sum());
        found.parents = found.flat(columns.parents());
        found.items = found.flat(columns.items());
        found.counts = found.flat(columns.counts());
        return found;
    }

    private int[] flat(IntPieces column) {
        int[] whole = new int[size];
        column.copy(0, size, whole, 0);
        column.clear();
        return whole;
    }

    /** The number of itemsets. */
    public int size() {
        return size;
    }

    /**
     * All of a search's classes in their order, as {@link EclatMiner} would have found them. A column at a time, so that
     * only one of them is held twice; empties the parts.
     *
     * @param parts with each class once
     * @param transactions the number of transactions
     */
    public static Itemsets join(Collection<FoundClasses> parts, Items catalogue, int transactions, int minCount) {
        int[] roots = roots(parts);
        int[] parents = join(parts, roots, part -> part.parents);
        for (int root = 0; root < roots.length - 1; root++) {
            parents[roots[root]] = Itemsets.NONE;
            for (int i = roots[root] + 1; i < roots[root + 1]; i++) {
                parents[i] += roots[root];
            }
        }
        parts.forEach(part -> part.parents = null);
        int[] items = join(parts, roots, part -> part.items);
        parts.forEach(part -> part.items = null);
        int[] counts = join(parts, roots, part -> part.counts);
        parts.forEach(part -> part.counts = null);
        return new Itemsets(catalogue, transactions, minCount, roots, new Itemsets.Columns(parents, items, counts));
    }

    private static int[] roots(Collection<FoundClasses> parts) {
        int[] roots =
                new int[parts.stream().mapToInt(part -> part.classes.length).sum() + 1];
        for (FoundClasses part : parts) {
            for (int c = 0; c < part.classes.length; c++) {
                roots[part.classes[c] + 1] = part.sizes[c];
            }
        }
        for (int root = 1; root < roots.length; root++) {
            roots[root] = Math.addExact(roots[root], roots[root - 1]);
        }
        return roots;
    }

    private static int[] join(Collection<FoundClasses> parts, int[] roots, Function<FoundClasses, int[]> column) {
        int[] joined = new int[roots[roots.length - 1]];
        for (FoundClasses part : parts) {
            int from = 0;
            for (int c = 0; c < part.classes.length; c++) {
                System.arraycopy(column.apply(part), from, joined, roots[part.classes[c]], part.sizes[c]);
                from += part.sizes[c];
            }
        }
        return joined;
    }
}
