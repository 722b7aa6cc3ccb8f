package dev.apriori.mining.rule;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Some of a table's rules, in the table's order. Filters that select the same rules share one instance, unless their
 * rows are too many to be made at once. Two selections are equal only when they are one: what is made of a selection can
 * be kept with it as the key. Immutable.
 */
public final class RuleSelection implements Outcome {
    private final Rules base;
    private final int[] rows;

    /** @param rows rules of the base, ascending; kept, not copied */
    RuleSelection(Rules base, int[] rows) {
        this.base = base;
        this.rows = rows;
    }

    /** All of a table's rules. */
    public static RuleSelection all(Rules base) {
        return new RuleSelection(base, IntStream.range(0, base.size()).toArray());
    }

    /** The table that the rules are chosen from. */
    public Rules base() {
        return base;
    }

    /** The number of rules chosen. */
    public int size() {
        return rows.length;
    }

    /** The {@code index}-th chosen rule's number in the base. */
    public int row(int index) {
        return rows[index];
    }

    /** Whether the other selection's rules are the first of these. */
    public boolean startsWith(RuleSelection other) {
        return base == other.base
                && size() >= other.size()
                && Arrays.equals(rows, 0, other.size(), other.rows, 0, other.size());
    }

    /** The best value of a measure; none where no rule is chosen. */
    public OptionalDouble best(Measure measure) {
        double best = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            best = Math.max(best, base.measure(row, measure));
        }
        return rows.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(best);
    }

    /** The chosen rules as a table of their own, numbered from 0; the base itself where all are chosen. */
    public Rules toRules() {
        return rows.length == base.size() ? base : base.select(rows);
    }
}
