package dev.apriori.mining.recommend;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The similarities' scores of a block of users, once, and what comes of blending them with the rules' of many trials. */
final class BlendScorer {
    private final Holders holders;
    private final int users;
    private final Blend[] blends;
    private final int k;
    private final ScoreBoard similar;

    /** @param blends at least one, all with the same similarities */
    BlendScorer(Blend[] blends, Holders holders, int items, int k) {
        this.blends = blends;
        this.k = k;
        this.holders = holders;
        this.users = holders.users();
        similar = new ScoreBoard(holders, items);
        Similarities similarities = blends[0].similarities();
        long[] holding = new long[holders.words()];
        for (int item = 0; item < items; item++) {
            System.arraycopy(holders.bits(), holders.row(item), holding, 0, holding.length);
            for (int p = similarities.offsets()[item]; p < similarities.offsets()[item + 1]; p++) {
                similar.add(similarities.targets()[p], similarities.weights()[p], holding);
            }
        }
    }

    /**
     * The best items by user, for each of the blends.
     *
     * @param rules the rules' scores for these users
     */
    TopItems[][] tops(ScoreBoard rules) {
        TopItems[][] tops = new TopItems[blends.length][];
        Arrays.setAll(tops, blend -> TopItems.forEach(users, k));
        double[] ofRules = rules.highest();
        double[] ofSimilar = similar.highest();
        IntStream.concat(rules.items(), similar.items()).distinct().forEach(item -> {
            for (int user = 0; user < users; user++) {
                double byRules = rules.score(item, user);
                double bySimilar = similar.score(item, user);
                if ((byRules != 0 || bySimilar != 0) && !holders.holds(user, item)) {
                    for (int b = 0; b < blends.length; b++) {
                        double score = blends[b].score(byRules / ofRules[user], bySimilar / ofSimilar[user]);
                        offer(tops[b][user], item, score);
                    }
                }
            }
        });
        return tops;
    }

    private static void offer(TopItems top, int item, double score) {
        if (score > 0 && score >= top.least()) {
            top.offer(item, score);
        }
    }
}
