package dev.apriori.mining.recommend;

import dev.apriori.mining.itemset.Workers;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;

/**
 * Recommends to many users at once, and the same to the last bit as a {@link Recommender} does to each. It goes rule by
 * rule, finds all users who hold the antecedent in rows of bits, and scores the consequent for them; nothing is made for
 * a rule. Users are taken a block at a time, so that the scores stay small. Safe for use by many threads.
 */
public final class BatchRecommender {
    private static final int BLOCK = 1024;

    private final int items;
    private final List<Holders> blocks = new ArrayList<>();

    /** Takes what is recommended to a user, which is overwritten afterwards. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param cut the place of the number of rules among the cuts
         * @param user the user's place in the list of users
         */
        void accept(int cut, int user, TopItems top);
    }

    /** @param users the users, by their transactions' numbers */
    public BatchRecommender(Transactions baskets, int[] users) {
        items = baskets.items().size();
        for (int from = 0; from < users.length; from += BLOCK) {
            blocks.add(new Holders(baskets, users, from, Math.min(users.length, from + BLOCK)));
        }
    }

    /**
     * Hands over the best {@code k} items for each user, from the first {@code cuts[0]} rules, from the first
     * {@code cuts[1]}, and so on. A ranking by an item's strongest rules takes one cut alone, all rules: the strongest of
     * more rules are others.
     *
     * @param cuts numbers of rules, ascending
     */
    public void recommend(RuleSelection selection, int[] cuts, Ranking ranking, int k, Sink sink) {
        var strongest = Strongest.of(selection, ranking);
        for (int b = 0; b < blocks.size(); b++) {
            int first = b * BLOCK;
            var block = new BlockScorer(selection, ranking, strongest, blocks.get(b), k);
            for (int cut = 0; cut < cuts.length; cut++) {
                block.fireUntil(cuts[cut]);
                TopItems[] tops = block.tops();
                for (int user = 0; user < tops.length; user++) {
                    sink.accept(cut, first + user, tops[user]);
                }
            }
        }
    }

    /** Takes what a blend recommends to a user, which is overwritten afterwards. */
    @FunctionalInterface
    public interface BlendSink {
        /**
         * @param selection its place in the list
         * @param blend its place among the blends
         * @param user the user's place in the list of users
         */
        void accept(int selection, int blend, int user, TopItems top);
    }

    /**
     * Hands over the best {@code k} items for each user, from each selection of rules in each of the blends.
     *
     * @param blends with the same similarities
     * @param sink called by many threads, but for one selection by one at a time
     */
    public void blend(
            List<RuleSelection> selections, Ranking ranking, Blend[] blends, int k, int threads, BlendSink sink) {
        for (int b = 0; b < blocks.size(); b++) {
            int first = b * BLOCK;
            Holders holders = blocks.get(b);
            var blender = new BlendScorer(blends, holders, items, k);
            Workers.run(selections.size(), threads, () -> blender, (scorer, s) -> {
                RuleSelection selection = selections.get(s);
                var block = new BlockScorer(selection, ranking, Strongest.of(selection, ranking), holders, items);
                block.fireUntil(selection.size());
                TopItems[][] tops = scorer.tops(block.scores());
                for (int blend = 0; blend < blends.length; blend++) {
                    for (int user = 0; user < holders.users(); user++) {
                        sink.accept(s, blend, first + user, tops[blend][user]);
                    }
                }
            });
        }
    }
}
