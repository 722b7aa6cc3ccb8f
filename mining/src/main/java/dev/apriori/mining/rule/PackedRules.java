package dev.apriori.mining.rule;

import java.util.Optional;

/**
 * Rules as longs that sort by falling count, antecedent and consequent, and that hold all that there is to know of a rule:
 * so that what is sorted need not be fetched from anywhere.
 */
final class PackedRules {
    /** A long that is not negative. */
    static final int MOST_BITS = Long.SIZE - 1;

    private final int greatestCount;
    private final int rowBits;
    private final int bits;

    private PackedRules(int greatestCount, int rowBits, int bits) {
        this.greatestCount = greatestCount;
        this.rowBits = rowBits;
        this.bits = bits;
    }

    /**
     * Nothing where a rule takes more bits than it may.
     *
     * @param rows of the table of sides
     */
    static Optional<PackedRules> of(CollectedRules rules, int rows, int mostBits) {
        int rowBits = bits(rows);
        int bits = bits(Math.max(0, rules.greatestCount() - rules.leastCount())) + 2 * rowBits;
        return bits <= mostBits ? Optional.of(new PackedRules(rules.greatestCount(), rowBits, bits)) : Optional.empty();
    }

    private static int bits(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    /** Hands over the rules, by the rows of their sides, in that order, in parts that threads share. */
    void sorted(CollectedRules rules, SideTable sides, int threads, CollectedRules.Taker taker) {
        long[] packed = new long[rules.size()];
        rules.forEach(
                threads,
                (rule, antecedent, consequent, count) ->
                        packed[rule] = packed(sides.row(antecedent), sides.row(consequent), count));
        RadixSort.sort(packed, 0, bits, threads);
        long row = (1L << rowBits) - 1;
        Chunks.run(packed.length, threads, (from, to) -> {
            for (int rule = from; rule < to; rule++) {
                long all = packed[rule];
                taker.take(
                        rule,
                        (int) ((all >>> rowBits) & row),
                        (int) (all & row),
                        greatestCount - (int) (all >>> (2 * rowBits)));
            }
        });
    }

    private long packed(int antecedent, int consequent, int count) {
        return ((long) (greatestCount - count) << rowBits | antecedent) << rowBits | consequent;
    }
}
