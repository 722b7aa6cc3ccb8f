package dev.apriori.mining.rule;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/** Rules as they are collected, in no order: the itemsets that are their sides, and their counts. */
final class RuleColumns {
    private final IntArrayList antecedents = new IntArrayList();
    private final IntArrayList consequents = new IntArrayList();
    private final IntArrayList counts = new IntArrayList();

    void add(int antecedent, int consequent, int count) {
        antecedents.add(antecedent);
        consequents.add(consequent);
        counts.add(count);
    }

    int size() {
        return counts.size();
    }

    static int[] antecedents(List<RuleColumns> parts) {
        return join(parts.stream().map(part -> part.antecedents).toList());
    }

    static int[] consequents(List<RuleColumns> parts) {
        return join(parts.stream().map(part -> part.consequents).toList());
    }

    static int[] counts(List<RuleColumns> parts) {
        return join(parts.stream().map(part -> part.counts).toList());
    }

    private static int[] join(List<IntArrayList> parts) {
        int[] joined = new int[parts.stream().mapToInt(IntArrayList::size).sum()];
        int at = 0;
        for (IntArrayList part : parts) {
            part.getElements(0, joined, at, part.size());
            at += part.size();
        }
        return joined;
    }
}
