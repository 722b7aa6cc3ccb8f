package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.rule.Rules.Sides;
import java.util.List;

/** Puts collected rules into the order of {@link Rules}. */
final class RuleTable {
    /**
     * Up to so many transactions, doubles tell all lifts apart. Of two that are not equal, count·n/(a·c) and
     * count'·n/(a'·c'), one is greater by more than 1/n³ of it.
     */
    static final int DOUBLES_SUFFICE = 1 << 16;

    private static final int FRACTION_BITS = 52;

    private final int transactions;
    private final int threads;
    private final Sides sides;
    private int[] antecedents;
    private int[] consequents;
    private int[] counts;

    private RuleTable(Itemsets itemsets, CollectedRules collected, int threads, int mostBits) {
        this.transactions = itemsets.transactions();
        this.threads = threads;
        SideTable table = SideTable.of(itemsets, collected.sides(), threads);
        sides = table.sides();
        antecedents = new int[collected.size()];
        consequents = new int[collected.size()];
        counts = new int[collected.size()];
        bySides(collected, table, mostBits);
    }

    static Rules of(Itemsets itemsets, List<RuleColumns> parts, int threads) {
        return of(itemsets, parts, threads, PackedRules.MOST_BITS);
    }

    /** @param mostBits of a rule that is sorted as one number */
    static Rules of(Itemsets itemsets, List<RuleColumns> parts, int threads, int mostBits) {
        var table = new RuleTable(itemsets, CollectedRules.of(itemsets, parts, threads), threads, mostBits);
        table.reorder(table.byLift());
        return new Rules(
                itemsets.items(),
                itemsets.transactions(),
                table.sides,
                table.antecedents,
                table.consequents,
                table.counts);
    }

    /** Fills the columns in the order that decides among rules of equal lift: falling count, antecedent, consequent. */
    private void bySides(CollectedRules collected, SideTable table, int mostBits) {
        var packed = PackedRules.of(collected, sides.counts().length, mostBits);
        if (packed.isPresent()) {
            packed.get().sorted(collected, table, threads, this::set);
            return;
        }
        collected.forEach(
                threads,
                (rule, antecedent, consequent, count) ->
                        set(rule, table.row(antecedent), table.row(consequent), count));
        reorder(KeySort.sorted(
                counts.length,
                rule -> (long) -counts[rule] << Integer.SIZE | antecedents[rule],
                this::compareSides,
                threads));
    }

    private void set(int rule, int antecedent, int consequent, int count) {
        antecedents[rule] = antecedent;
        consequents[rule] = consequent;
        counts[rule] = count;
    }

    private int compareSides(int a, int b) {
        if (counts[a] != counts[b]) {
            return Integer.compare(counts[b], counts[a]);
        }
        return antecedents[a] != antecedents[b]
                ? Integer.compare(antecedents[a], antecedents[b])
                : Integer.compare(consequents[a], consequents[b]);
    }

    /** By falling lift, where equal lifts leave the rules as they stand. */
    private int[] byLift() {
        return transactions <= DOUBLES_SUFFICE
                ? KeySort.sorted(counts.length, this::fallingLift, threads)
                : KeySort.sorted(counts.length, this::fallingLift, this::compareFallingLift, threads);
    }

    private long fallingLift(int rule) {
        double lift = Measure.LIFT.of(side(antecedents[rule]), side(consequents[rule]), counts[rule], transactions);
        return -liftKey(lift, transactions);
    }

    /** Rises with the lift; up to {@link #DOUBLES_SUFFICE} transactions, only equal lifts have equal keys. */
    static long liftKey(double lift, int transactions) {
        // n³ takes so many bits; one more, since bits are cut and not rounded. The bits of a positive double rise with
        // it.
        int seen = Long.SIZE - Long.numberOfLeadingZeros((long) transactions * transactions * transactions) + 1;
        int unseen = transactions <= DOUBLES_SUFFICE ? Math.max(0, FRACTION_BITS - seen) : 0;
        return Double.doubleToRawLongBits(lift) >>> unseen;
    }

    private int compareFallingLift(int a, int b) {
        int byLift = compareLift(counts[b], expected(b), counts[a], expected(a));
        return byLift != 0 ? byLift : Integer.compare(a, b);
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
        int[] oldAntecedents = antecedents;
        int[] oldConsequents = consequents;
        int[] oldCounts = counts;
        antecedents = new int[order.length];
        consequents = new int[order.length];
        counts = new int[order.length];
        Chunks.run(order.length, threads, (from, to) -> {
            for (int rule = from; rule < to; rule++) {
                int old = order[rule];
                set(rule, oldAntecedents[old], oldConsequents[old], oldCounts[old]);
            }
        });
    }
}
