package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best rules so far by a measure, ties in the order of {@link Rules}. Up to twice as many are held as are wanted;
 * then the worse half is let go of.
 */
final class Best {
    private final Itemsets itemsets;
    private final Measure measure;
    private final int most;
    private final IntArrayList antecedents = new IntArrayList();
    private final IntArrayList consequents = new IntArrayList();
    private final IntArrayList counts = new IntArrayList();
    /** Nothing worse is wanted any more. */
    private double least = Double.NEGATIVE_INFINITY;

    /** @param most how many are wanted, at least 1 */
    Best(Itemsets itemsets, Measure measure, int most) {
        this.itemsets = itemsets;
        this.measure = measure;
        this.most = most;
    }

    /** Whether a value is good enough to be among the best of those so far. */
    boolean mayTake(double value) {
        return value >= least;
    }

    /** Takes a rule whose sides are itemsets. */
    void add(int antecedent, int consequent, int both) {
        antecedents.add(antecedent);
        consequents.add(consequent);
        counts.add(both);
        if (counts.size() >= 2L * most) {
            shrink();
        }
    }

    /** The best rules; of several parts, those of all together. */
    RuleColumns columns() {
        shrink();
        var columns = new RuleColumns();
        for (int i = 0; i < counts.size(); i++) {
            columns.add(antecedents.getInt(i), consequents.getInt(i), counts.getInt(i));
        }
        return columns;
    }

    /** Takes over what another has. */
    Best merge(Best other) {
        for (int i = 0; i < other.counts.size(); i++) {
            add(other.antecedents.getInt(i), other.consequents.getInt(i), other.counts.getInt(i));
        }
        return this;
    }

    private void shrink() {
        if (counts.size() <= most) {
            return;
        }
        int[] order = IntStream.range(0, counts.size()).toArray();
        IntArrays.quickSort(order, this::compare);
        keep(antecedents, order);
        keep(consequents, order);
        keep(counts, order);
        least = value(most - 1);
    }

    private void keep(IntArrayList column, int[] order) {
        int[] kept = new int[most];
        Arrays.setAll(kept, i -> column.getInt(order[i]));
        column.clear();
        column.addElements(0, kept);
    }

    private double value(int i) {
        return value(antecedents.getInt(i), consequents.getInt(i), counts.getInt(i));
    }

    private double value(int antecedent, int consequent, int both) {
        return measure.of(itemsets.count(antecedent), itemsets.count(consequent), both, itemsets.transactions());
    }

    private int compare(int a, int b) {
        int byValue = Double.compare(value(b), value(a));
        if (byValue != 0) {
            return byValue;
        }
        int byLift = RuleTable.compareLift(counts.getInt(b), expected(b), counts.getInt(a), expected(a));
        if (byLift != 0) {
            return byLift;
        }
        if (counts.getInt(a) != counts.getInt(b)) {
            return Integer.compare(counts.getInt(b), counts.getInt(a));
        }
        int byAntecedent = compareItems(antecedents.getInt(a), antecedents.getInt(b));
        return byAntecedent != 0 ? byAntecedent : compareItems(consequents.getInt(a), consequents.getInt(b));
    }

    private long expected(int i) {
        return (long) itemsets.count(antecedents.getInt(i)) * itemsets.count(consequents.getInt(i));
    }

    private int compareItems(int a, int b) {
        return a == b ? 0 : Arrays.compare(itemsets.itemset(a), itemsets.itemset(b));
    }
}
