package dev.apriori.mining.recommend;

import java.util.Arrays;
import java.util.List;

/** What some items are to a block of users: by ranking, number of rules and user the best of them. For one thread. */
final class Offers {
    private final ItemColumn column;
    private final int[] cuts;
    private final List<Ranking> rankings;
    private final TopItems[][][] tops;

    /**
     * @param cuts numbers of rules, ascending
     * @param rankings those of one weight beside each other, which is faster
     */
    Offers(ItemColumn column, int[] cuts, List<Ranking> rankings, int users, int k) {
        this.column = column;
        this.cuts = cuts;
        this.rankings = rankings;
        tops = new TopItems[rankings.size()][cuts.length][];
        for (TopItems[][] ofRanking : tops) {
            Arrays.setAll(ofRanking, cut -> TopItems.forEach(users, k));
        }
    }

    /** Offers the items {@code from} to {@code to - 1}, as far as there are such. */
    void make(Leads leads, int from, int to) {
        for (int item = from; item < Math.min(leads.items(), to); item++) {
            if (leads.start(item) < leads.end(item)) {
                make(item);
            }
        }
    }

    private void make(int item) {
        for (int r = 0; r < tops.length; r++) {
            Ranking ranking = rankings.get(r);
            if (r == 0 || ranking.weight() != rankings.get(r - 1).weight()) {
                column.take(item, ranking.weight());
            }
            column.offer(ranking, cuts, tops[r]);
        }
    }

    /** Takes in the offers of other items. */
    Offers with(Offers others) {
        for (int r = 0; r < tops.length; r++) {
            for (int cut = 0; cut < cuts.length; cut++) {
                for (int user = 0; user < tops[r][cut].length; user++) {
                    tops[r][cut][user].offerAll(others.tops[r][cut][user]);
                }
            }
        }
        return this;
    }

    TopItems[][][] tops() {
        return tops;
    }
}
