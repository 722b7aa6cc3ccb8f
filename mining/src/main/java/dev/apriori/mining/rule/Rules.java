package dev.apriori.mining.rule;

import dev.apriori.mining.data.Items;
import java.util.Arrays;

/**
 * Association rules in compact columns, in their one order: by lift, then by support, both falling, then by antecedent
 * and consequent, item by item. Lift is compared in exact counts. Immutable; the arrays given are kept, not copied.
 */
public final class Rules {
    private final Items items;
    private final int transactions;
    private final Sides antecedents;
    private final Sides consequents;
    private final int[] counts;

    /**
     * One side of every rule: the items of rule {@code r} are {@code contents[offsets[r]]} to
     * {@code contents[offsets[r + 1] - 1]}, ascending, and {@code counts[r]} transactions hold them all.
     */
    @SuppressWarnings("ArrayRecordComponent") // columns are what this is
    public record Sides(int[] offsets, int[] contents, int[] counts) {
        int[] items(int rule) {
            return Arrays.copyOfRange(contents, offsets[rule], offsets[rule + 1]);
        }

        int size(int rule) {
            return offsets[rule + 1] - offsets[rule];
        }
    }

    /**
     * @param items the catalogue that the item numbers point into
     * @param transactions the number of transactions that the counts are of
     * @param counts by rule, the transactions that hold both sides
     */
    public Rules(Items items, int transactions, Sides antecedents, Sides consequents, int[] counts) {
        this.items = items;
        this.transactions = transactions;
        this.antecedents = antecedents;
        this.consequents = consequents;
        this.counts = counts;
    }

    public Items items() {
        return items;
    }

    /** The number of transactions that the counts are of. */
    public int transactions() {
        return transactions;
    }

    /** The number of rules. */
    public int size() {
        return counts.length;
    }

    /** The antecedent's items, ascending: a new array. */
    public int[] antecedent(int rule) {
        return antecedents.items(rule);
    }

    /** The consequent's items, ascending: a new array. */
    public int[] consequent(int rule) {
        return consequents.items(rule);
    }

    public int antecedentSize(int rule) {
        return antecedents.size(rule);
    }

    public int consequentSize(int rule) {
        return consequents.size(rule);
    }

    /** Item {@code index} of the antecedent, without a copy. */
    public int antecedentItem(int rule, int index) {
        return antecedents.contents[antecedents.offsets[rule] + index];
    }

    /** Item {@code index} of the consequent, without a copy. */
    public int consequentItem(int rule, int index) {
        return consequents.contents[consequents.offsets[rule] + index];
    }

    /** Transactions that hold the antecedent. */
    public int antecedentCount(int rule) {
        return antecedents.counts[rule];
    }

    /** Transactions that hold the consequent. */
    public int consequentCount(int rule) {
        return consequents.counts[rule];
    }

    /** Transactions that hold the whole rule. */
    public int count(int rule) {
        return counts[rule];
    }

    public double measure(int rule, Measure measure) {
        return measure.of(antecedentCount(rule), consequentCount(rule), count(rule), transactions);
    }
}
