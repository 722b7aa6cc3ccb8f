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
    private final Column antecedents;
    private final Column consequents;
    private final int[] counts;

    /**
     * Itemsets that are a rule's side: the items of row {@code r} are {@code contents[offsets[r]]} to
     * {@code contents[offsets[r + 1] - 1]}, ascending, and {@code counts[r]} transactions hold them all.
     */
    @SuppressWarnings("ArrayRecordComponent") // columns are what this is
    public record Sides(int[] offsets, int[] contents, int[] counts) {}

    /** The same side of all rules: rule {@code r} has row {@code rows[r]} of a table that many rules may point into. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Column(Sides sides, int[] rows) {
        int[] items(int rule) {
            return Arrays.copyOfRange(sides.contents, sides.offsets[rows[rule]], sides.offsets[rows[rule] + 1]);
        }

        int size(int rule) {
            return sides.offsets[rows[rule] + 1] - sides.offsets[rows[rule]];
        }

        int item(int rule, int index) {
            return sides.contents[sides.offsets[rows[rule]] + index];
        }

        int count(int rule) {
            return sides.counts[rows[rule]];
        }

        Column select(int[] rules) {
            int[] selected = new int[rules.length];
            for (int i = 0; i < rules.length; i++) {
                selected[i] = rows[rules[i]];
            }
            return new Column(sides, selected);
        }
    }

    /**
     * @param items the catalogue that the item numbers point into
     * @param transactions the number of transactions that the counts are of
     * @param antecedents by rule
     * @param consequents by rule
     * @param counts by rule, the transactions that hold both sides
     */
    public Rules(Items items, int transactions, Sides antecedents, Sides consequents, int[] counts) {
        this.items = items;
        this.transactions = transactions;
        int[] rows = new int[counts.length];
        Arrays.setAll(rows, rule -> rule);
        this.antecedents = new Column(antecedents, rows);
        this.consequents = new Column(consequents, rows);
        this.counts = counts;
    }

    /**
     * Rules that share a table of sides.
     *
     * @param antecedents by rule, a row of {@code sides}
     * @param consequents by rule, a row of {@code sides}
     */
    Rules(Items items, int transactions, Sides sides, int[] antecedents, int[] consequents, int[] counts) {
        this(items, transactions, new Column(sides, antecedents), new Column(sides, consequents), counts);
    }

    private Rules(Items items, int transactions, Column antecedents, Column consequents, int[] counts) {
        this.items = items;
        this.transactions = transactions;
        this.antecedents = antecedents;
        this.consequents = consequents;
        this.counts = counts;
    }

    /** No rules of that catalogue. */
    public static Rules none(Items items) {
        var sides = new Sides(new int[1], new int[0], new int[0]);
        return new Rules(items, 0, sides, sides, new int[0]);
    }

    /** Some of these rules, in the order given. */
    Rules select(int[] rules) {
        int[] selected = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            selected[i] = counts[rules[i]];
        }
        return new Rules(items, transactions, antecedents.select(rules), consequents.select(rules), selected);
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
        return antecedents.item(rule, index);
    }

    /** Item {@code index} of the consequent, without a copy. */
    public int consequentItem(int rule, int index) {
        return consequents.item(rule, index);
    }

    /** Transactions that hold the antecedent. */
    public int antecedentCount(int rule) {
        return antecedents.count(rule);
    }

    /** Transactions that hold the consequent. */
    public int consequentCount(int rule) {
        return consequents.count(rule);
    }

    /** Transactions that hold the whole rule. */
    public int count(int rule) {
        return counts[rule];
    }

    public double measure(int rule, Measure measure) {
        return measure.of(antecedentCount(rule), consequentCount(rule), count(rule), transactions);
    }
}
