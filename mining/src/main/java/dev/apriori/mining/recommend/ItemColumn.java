package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * One item's scores for a block of users, from the rules that lead to it, in their order. All that is written to stays in
 * the processor's nearest cache.
 */
final class ItemColumn {
    /** What a rule's number is taken from where its antecedent is of several items; a row is never below 0. */
    private static final int SEVERAL = -1;

    private final RuleSelection selection;
    private final Rules rules;
    private final Leads leads;
    private final Holders holders;
    private final double[] scores;
    private final long[] scored;
    private final long[] firing;
    private int item = -1;
    private int[] found = new int[0];
    private int[] antecedents = new int[0];
    private int[] consequents = new int[0];
    private int[] both = new int[0];
    private double[] weights = new double[0];
    private boolean heaviestFirst;

    ItemColumn(RuleSelection selection, Leads leads, Holders holders) {
        this.selection = selection;
        this.rules = selection.base();
        this.leads = leads;
        this.holders = holders;
        scores = new double[holders.users()];
        scored = new long[holders.words()];
        firing = new long[holders.words()];
    }

    /** Makes this the item that is scored, by rankings of that weight. */
    void take(int item, Weight weight) {
        int size = leads.end(item) - leads.start(item);
        if (item != this.item) {
            this.item = item;
            gather(size);
        }
        heaviestFirst = true;
        for (int i = 0; i < size; i++) {
            weights[i] = weight.of(antecedents[i], consequents[i], both[i], rules.transactions());
            heaviestFirst &= i == 0 || weights[i] <= weights[i - 1];
        }
    }

    /** An item's rules lie far apart: they are looked up once, for all weights and rankings. */
    private void gather(int size) {
        found = IntArrays.ensureCapacity(found, size);
        antecedents = IntArrays.ensureCapacity(antecedents, size);
        consequents = IntArrays.ensureCapacity(consequents, size);
        both = IntArrays.ensureCapacity(both, size);
        weights = DoubleArrays.ensureCapacity(weights, size);
        for (int i = 0; i < size; i++) {
            int rule = selection.row(leads.place(leads.start(item) + i));
            found[i] = rules.antecedentSize(rule) == 1 ? holders.row(rules.antecedentItem(rule, 0)) : SEVERAL - rule;
            antecedents[i] = rules.antecedentCount(rule);
            consequents[i] = rules.consequentCount(rule);
            both[i] = rules.count(rule);
        }
    }

    /** Fires the first so many of the item's rules, those that count by the ranking, and returns the scores. */
    double[] score(Ranking ranking, int size) {
        clear();
        fire(ranking, 0, size, Bar.of(weights, size, ranking.strongest()));
        return scores;
    }

    /**
     * Offers the item to the users for whom the first rules of the selection have a score: the first {@code cuts[0]}, the
     * first {@code cuts[1]}, and so on.
     *
     * @param tops by cut and user
     */
    void offer(Ranking ranking, int[] cuts, TopItems[][] tops) {
        clear();
        int fired = 0;
        for (int cut = 0; cut < cuts.length; cut++) {
            int size = leads.end(item, cuts[cut]) - leads.start(item);
            if (size <= ranking.strongest()) {
                fire(ranking, fired, size, Bar.NONE);
            } else if (size > fired) {
                score(ranking, size);
            }
            fired = size;
            offer(tops[cut]);
        }
    }

    private void clear() {
        Arrays.fill(scores, 0);
        Arrays.fill(scored, 0);
    }

    private void fire(Ranking ranking, int from, int to, Bar bar) {
        int left = bar.atIt();
        for (int i = from; i < to; i++) {
            if (weights[i] > bar.weight() || (weights[i] == bar.weight() && left-- > 0)) {
                fire(ranking.combination(), found[i], weights[i]);
            }
        }
    }

    /** @param found the row of users who hold the antecedent, or which rule it is where they are yet to be found */
    private void fire(Combination combination, int found, double weight) {
        long[] bits = holders.bits();
        int row = found;
        if (found < 0) {
            findHolders(SEVERAL - found);
            bits = firing;
            row = 0;
        }
        switch (combination) {
            case SUM -> add(weight, bits, row);
            case MAX -> raise(weight, bits, row);
            case NOISY_OR -> makeLikelier(weight, bits, row);
        }
    }

    /** Sets the bits of the users who hold all of the antecedent. */
    private void findHolders(int rule) {
        long[] bits = holders.bits();
        System.arraycopy(bits, holders.row(rules.antecedentItem(rule, 0)), firing, 0, firing.length);
        for (int i = 1; i < rules.antecedentSize(rule); i++) {
            int row = holders.row(rules.antecedentItem(rule, i));
            for (int w = 0; w < firing.length; w++) {
                firing[w] &= bits[row + w];
            }
        }
    }

    private void add(double weight, long[] bits, int row) {
        for (int w = 0; w < scored.length; w++) {
            long left = bits[row + w];
            scored[w] |= left;
            for (; left != 0; left &= left - 1) {
                scores[w * Long.SIZE + Long.numberOfTrailingZeros(left)] += weight;
            }
        }
    }

    /** Where the heaviest rules come first, who has a score has the highest. */
    private void raise(double weight, long[] bits, int row) {
        for (int w = 0; w < scored.length; w++) {
            long left = heaviestFirst ? bits[row + w] & ~scored[w] : bits[row + w];
            scored[w] |= left;
            for (; left != 0; left &= left - 1) {
                int user = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                scores[user] = Math.max(scores[user], weight);
            }
        }
    }

    private void makeLikelier(double weight, long[] bits, int row) {
        for (int w = 0; w < scored.length; w++) {
            long left = bits[row + w];
            scored[w] |= left;
            for (; left != 0; left &= left - 1) {
                int user = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                scores[user] = Combination.NOISY_OR.combine(scores[user], weight);
            }
        }
    }

    /** To who has a score and does not hold the item. */
    private void offer(TopItems[] tops) {
        int row = holders.row(item);
        for (int w = 0; w < scored.length; w++) {
            for (long left = scored[w] & ~holders.bits()[row + w]; left != 0; left &= left - 1) {
                int user = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (scores[user] > 0 && scores[user] >= tops[user].least()) {
                    tops[user].offer(item, scores[user]);
                }
            }
        }
    }
}
