package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.rule.Rules.Sides;
import java.util.BitSet;
import java.util.List;

/** Puts collected rules into the order of {@link Rules}. */
final class RuleTable {
    /** Up to so many transactions, two lifts that are not equal are not equal as doubles either: n⁴ is below 2⁵³. */
    private static final int DOUBLES_SUFFICE = 9_741;

    private final int transactions;
    private final int threads;
    private final Sides sides;
    private int[] antecedents;
    private int[] consequents;
    private int[] counts;

    private RuleTable(Itemsets itemsets, List<RuleColumns> parts, int threads) {
        this.transactions = itemsets.transactions();
        this.threads = threads;
        antecedents = RuleColumns.antecedents(parts);
        consequents = RuleColumns.consequents(parts);
        counts = RuleColumns.counts(parts);
        var used = new BitSet(itemsets.size());
        for (int rule = 0; rule < counts.length; rule++) {
            used.set(antecedents[rule]);
            used.set(consequents[rule]);
        }
        SideTable table = SideTable.of(itemsets, used, threads);
        for (int rule = 0; rule < counts.length; rule++) {
            antecedents[rule] = table.row(antecedents[rule]);
            consequents[rule] = table.row(consequents[rule]);
        }
        sides = table.sides();
    }

    static Rules of(Itemsets itemsets, List<RuleColumns> parts, int threads) {
        var table = new RuleTable(itemsets, parts, threads);
        table.sortBySides();
        table.sortByLift();
        return new Rules(
                itemsets.items(),
                itemsets.transactions(),
                table.sides,
                table.antecedents,
                table.consequents,
                table.counts);
    }

    /** Sorts by what decides among rules of equal lift: falling count, antecedent, consequent. */
    private void sortBySides() {
        int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(sides.counts().length);
        int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(transactions);
        boolean allFit = countBits + 2 * rowBits < Long.SIZE;
        reorder(KeySort.sorted(
                counts.length,
                rule -> {
                    long key = (long) (transactions - counts[rule]) << rowBits | antecedents[rule];
                    return allFit ? key << rowBits | consequents[rule] : key;
                },
                this::compareSides,
                threads));
    }

    private int compareSides(int a, int b) {
        if (counts[a] != counts[b]) {
            return Integer.compare(counts[b], counts[a]);
        }
        return antecedents[a] != antecedents[b]
                ? Integer.compare(antecedents[a], antecedents[b])
                : Integer.compare(consequents[a], consequents[b]);
    }

    /** Sorts by falling lift, where equal lifts leave the rules as they stand. */
    private void sortByLift() {
        double[] lifts = new double[counts.length];
        Chunks.run(lifts.length, threads, (from, to) -> {
            for (int rule = from; rule < to; rule++) {
                lifts[rule] =
                        Measure.LIFT.of(side(antecedents[rule]), side(consequents[rule]), counts[rule], transactions);
            }
        });
        reorder(KeySort.sorted(
                counts.length,
                // The bits of a positive double rise with it.
                rule -> -Double.doubleToRawLongBits(lifts[rule]),
                (a, b) -> {
                    int byLift = Double.compare(lifts[b], lifts[a]);
                    if (byLift == 0 && transactions > DOUBLES_SUFFICE) {
                        byLift = compareLift(b, a);
                    }
                    return byLift != 0 ? byLift : Integer.compare(a, b);
                },
                threads));
    }

    private int compareLift(int a, int b) {
        return compareLift(counts[a], expected(a), counts[b], expected(b));
    }

    /** Compares countA / expectedA with countB / expectedB by cross-multiplication in 128 bits. */
    static int compareLift(int countA, long expectedA, int countB, long expectedB) {
        int high = Long.compare(Math.multiplyHigh(countA, expectedB), Math.multiplyHigh(countB, expectedA));
        return high != 0 ? high : Long.compareUnsigned(countA * expectedB, countB * expectedA);
    }

    private long expected(int rule) {
        return (long) side(antecedents[rule]) * side(consequents[rule]);
    }

    private int side(int row) {
        return sides.counts()[row];
    }

    private void reorder(int[] order) {
        antecedents = reordered(antecedents, order);
        consequents = reordered(consequents, order);
        counts = reordered(counts, order);
    }

    private int[] reordered(int[] column, int[] order) {
        int[] reordered = new int[order.length];
        Chunks.run(order.length, threads, (from, to) -> {
            for (int i = from; i < to; i++) {
                reordered[i] = column[order[i]];
            }
        });
        return reordered;
    }
}
