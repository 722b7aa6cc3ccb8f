package dev.apriori.mining.recommend;

import dev.apriori.mining.itemset.Workers;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;

/**
 * Recommends to many users at once, and the same to the last bit as a {@link Recommender} does to each. It goes item by
 * item and, for an item, rule by rule of those that lead to it; the users who hold the antecedent are found in rows of
 * bits, and nothing is made for a rule. Users are taken a block at a time, so that the scores stay small. Safe for use by many threads.
 */
public final class BatchRecommender {
    private static final int BLOCK = 1024;
    /** Few, since some lead to a hundred times as many rules as others. */
    private static final int ITEMS_A_STEP = 8;

    private final int items;
    private final List<Holders> blocks = new ArrayList<>();

    /** Takes what is recommended to a user, which is overwritten afterwards. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param ranking its place in the list
         * @param cut the place of the number of rules among the cuts
         * @param user the user's place in the list of users
         */
        void accept(int ranking, int cut, int user, TopItems top);
    }

    /** @param users the users, by their transactions' numbers */
    public BatchRecommender(Transactions baskets, int[] users) {
        items = baskets.items().size();
        for (int from = 0; from < users.length; from += BLOCK) {
            blocks.add(new Holders(baskets, users, from, Math.min(users.length, from + BLOCK)));
        }
    }

    /**
     * Hands over the best {@code k} items for each user by each ranking, from the first {@code cuts[0]} rules, from the
     * first {@code cuts[1]}, and so on.
     *
     * @param cuts numbers of rules, ascending
     * @param rankings those of one weight beside each other, which is faster
     * @param sink called by the caller's thread alone
     */
    public void recommend(RuleSelection selection, int[] cuts, List<Ranking> rankings, int k, int threads, Sink sink) {
        var leads = Leads.of(selection);
        for (int b = 0; b < blocks.size(); b++) {
            Holders holders = blocks.get(b);
            TopItems[][][] tops = Workers.run(
                            (leads.items() + ITEMS_A_STEP - 1) / ITEMS_A_STEP,
                            threads,
                            () -> new Offers(
                                    new ItemColumn(selection, leads, holders), cuts, rankings, holders.users(), k),
                            (offers, step) -> offers.make(leads, step * ITEMS_A_STEP, (step + 1) * ITEMS_A_STEP))
                    .stream()
                    .reduce(Offers::with)
                    .orElseThrow()
                    .tops();
            for (int r = 0; r < tops.length; r++) {
                for (int cut = 0; cut < cuts.length; cut++) {
                    for (int user = 0; user < holders.users(); user++) {
                        sink.accept(r, cut, b * BLOCK + user, tops[r][cut][user]);
                    }
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
                TopItems[][] tops = scorer.tops(scores(selection, ranking, holders));
                for (int blend = 0; blend < blends.length; blend++) {
                    for (int user = 0; user < holders.users(); user++) {
                        sink.accept(s, blend, first + user, tops[blend][user]);
                    }
                }
            });
        }
    }

    private ScoreBoard scores(RuleSelection selection, Ranking ranking, Holders holders) {
        var scores = new ScoreBoard(holders, items);
        var leads = Leads.of(selection);
        var column = new ItemColumn(selection, leads, holders);
        for (int item = 0; item < items; item++) {
            int size = leads.end(item) - leads.start(item);
            if (size > 0) {
                column.take(item, ranking.weight());
                scores.set(item, column.score(ranking, size));
            }
        }
        return scores;
    }
}
