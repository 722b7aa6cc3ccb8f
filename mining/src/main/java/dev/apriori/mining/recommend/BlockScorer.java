package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import java.util.Arrays;
import java.util.stream.Stream;

/** Fires rules for a block of users, in the rules' order. */
final class BlockScorer {
    private final RuleSelection selection;
    private final Rules rules;
    private final Ranking ranking;
    private final Strongest strongest;
    private final Holders holders;
    private final ScoreBoard scores;
    private final int k;
    private final long[] open;
    private final long[] firing;
    private double lastWeight;
    private int fired;

    BlockScorer(RuleSelection selection, Ranking ranking, Strongest strongest, Holders holders, int k) {
        this.selection = selection;
        this.rules = selection.base();
        this.ranking = ranking;
        this.strongest = strongest;
        this.holders = holders;
        this.scores = new ScoreBoard(holders, rules.items().size(), k);
        this.k = k;
        open = new long[holders.words()];
        Arrays.fill(open, ~0L);
        firing = new long[open.length];
    }

    /** Goes on until so many rules have been fired. */
    void fireUntil(int rulesFired) {
        for (; fired < rulesFired; fired++) {
            int rule = selection.row(fired);
            double weight = ranking.weight(rules, rule);
            if (!strongest.hasAny(rules, rule, weight, fired)) {
                continue;
            }
            // Lift falls from rule to rule: who has enough items by it needs none of a lower one.
            if (ranking.equals(Ranking.LIFT_MAX) && weight < lastWeight) {
                scores.removeFull(open);
            }
            lastWeight = weight;
            findHolders(rule);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                int item = rules.consequentItem(rule, i);
                if (strongest.has(item, weight, fired)) {
                    score(item, weight);
                }
            }
        }
    }

    /** Sets the bits of the users who hold all of the antecedent. */
    private void findHolders(int rule) {
        long[] bits = holders.bits();
        System.arraycopy(open, 0, firing, 0, firing.length);
        for (int i = 0; i < rules.antecedentSize(rule); i++) {
            int row = holders.row(rules.antecedentItem(rule, i));
            for (int w = 0; w < firing.length; w++) {
                firing[w] &= bits[row + w];
            }
        }
    }

    private void score(int item, double weight) {
        switch (ranking.combination()) {
            case SUM -> scores.add(item, weight, firing);
            case NOISY_OR -> scores.makeLikelier(item, weight, firing);
            case MAX -> {
                if (ranking.weight() == Weight.LIFT) {
                    scores.setFirst(item, weight, firing);
                } else {
                    scores.raise(item, weight, firing);
                }
            }
        }
    }

    /** The scores so far: those of {@link Ranking#LIFT_MAX} only of users who have not yet enough items. */
    ScoreBoard scores() {
        return scores;
    }

    /** The best items so far, by user. */
    TopItems[] tops() {
        TopItems[] tops =
                Stream.generate(() -> new TopItems(k)).limit(holders.users()).toArray(TopItems[]::new);
        scores.offer(tops);
        return tops;
    }
}
