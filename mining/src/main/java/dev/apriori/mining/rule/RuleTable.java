package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Workers;
import dev.apriori.mining.rule.Rules.Sides;
import java.util.BitSet;
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

    private RuleTable(Itemsets itemsets, List<RuleColumns> parts, int threads) {
        this.transactions = itemsets.transactions();
        this.threads = threads;
        int rules = parts.stream().mapToInt(RuleColumns::size).sum();
        antecedents = new int[rules];
        consequents = new int[rules];
        counts = new int[rules];
        SideTable table = SideTable.of(itemsets, join(RuleColumns.pieces(parts)), threads);
        Chunks.run(rules, threads, (from, to) -> {
            for (int rule = from; rule < to; rule++) {
                antecedents[rule] = table.row(antecedents[rule]);
                consequents[rule] = table.row(consequents[rule]);
            }
        });
        sides = table.sides();
    }

    /** Fills the columns, and returns which itemsets are sides. */
    private BitSet join(List<RuleColumns.Piece> pieces) {
        return Workers.run(pieces.size(), threads, BitSet::new, (used, p) -> {
                    RuleColumns.Piece piece = pieces.get(p);
                    for (int i = 0; i < piece.rules(); i++) {
                        int rule = piece.firstRule() + i;
                        antecedents[rule] = piece.antecedent(i);
                        consequents[rule] = piece.consequent(i);
                        counts[rule] = piece.count(i);
                        used.set(antecedents[rule]);
                        used.set(consequents[rule]);
                    }
                })
                .stream()
                .reduce(new BitSet(), (all, used) -> {
                    all.or(used);
                    return all;
                });
    }

    static Rules of(Itemsets itemsets, List<RuleColumns> parts, int threads) {
        var table = new RuleTable(itemsets, parts, threads);
        table.reorder(table.byLift(table.bySides()));
        return new Rules(
                itemsets.items(),
                itemsets.transactions(),
                table.sides,
                table.antecedents,
                table.consequents,
                table.counts);
    }

    /** The rules by what decides among those of equal lift: falling count, antecedent, consequent. */
    private int[] bySides() {
        int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(sides.counts().length);
        int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(transactions);
        if (countBits + 2 * rowBits < Long.SIZE) {
            return KeySort.sorted(
                    counts.length,
                    rule -> ((long) (transactions - counts[rule]) << rowBits | antecedents[rule]) << rowBits
                            | consequents[rule],
                    threads);
        }
        return KeySort.sorted(
                counts.length,
                rule -> (long) (transactions - counts[rule]) << rowBits | antecedents[rule],
                this::compareSides,
                threads);
    }

    private int compareSides(int a, int b) {
        if (counts[a] != counts[b]) {
            return Integer.compare(counts[b], counts[a]);
        }
        return antecedents[a] != antecedents[b]
                ? Integer.compare(antecedents[a], antecedents[b])
                : Integer.compare(consequents[a], consequents[b]);
    }

    /** By falling lift, where equal lifts leave the rules in the order given. */
    private int[] byLift(int[] order) {
        long[] lifts = new long[counts.length];
        Chunks.run(lifts.length, threads, (from, to) -> {
            for (int rule = from; rule < to; rule++) {
                double lift =
                        Measure.LIFT.of(side(antecedents[rule]), side(consequents[rule]), counts[rule], transactions);
                lifts[rule] = liftKey(lift, transactions);
            }
        });
        int[] places = transactions <= DOUBLES_SUFFICE
                ? KeySort.sorted(order.length, place -> -lifts[order[place]], threads)
                : KeySort.sorted(
                        order.length, place -> -lifts[order[place]], (a, b) -> compareLift(order, b, a), threads);
        return reordered(order, places);
    }

    /** Rises with the lift; up to {@link #DOUBLES_SUFFICE} transactions, only equal lifts have equal keys. */
    static long liftKey(double lift, int transactions) {
        // n³ takes so many bits; one more, since bits are cut and not rounded. The bits of a positive double rise with
        // it.
        int seen = Long.SIZE - Long.numberOfLeadingZeros((long) transactions * transactions * transactions) + 1;
        int unseen = transactions <= DOUBLES_SUFFICE ? Math.max(0, FRACTION_BITS - seen) : 0;
        return Double.doubleToRawLongBits(lift) >>> unseen;
    }

    /** By lift; where those are equal, the later place is the lower. */
    private int compareLift(int[] order, int a, int b) {
        int byLift = compareLift(order[a], order[b]);
        return byLift != 0 ? byLift : Integer.compare(b, a);
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
