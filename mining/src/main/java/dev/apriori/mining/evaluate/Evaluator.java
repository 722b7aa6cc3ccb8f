package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.BatchRecommender;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.recommend.TopItems;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Says how well rules that were mined from a {@link HoldOut}'s training transactions recommend what was held out. Whom
 * they recommend nothing is asked about with what is served then, the most popular. Safe for use by many threads.
 */
public final class Evaluator {
    private static final int K = 10;

    private final HoldOut holdOut;
    private final Popularity popularity;
    private final TopItems[] mostPopular;
    private final BatchRecommender recommender;

    public Evaluator(HoldOut holdOut) {
        this.holdOut = holdOut;
        popularity = Popularity.of(holdOut.training());
        int[] users = IntStream.range(0, holdOut.size()).map(holdOut::user).toArray();
        mostPopular = Arrays.stream(users)
                .mapToObj(user -> popularity.recommend(basket(holdOut.training(), user), K))
                .toArray(TopItems[]::new);
        recommender = new BatchRecommender(holdOut.training(), users);
    }

    /** The quality of each selection, its rules combined in one way. What is given twice is evaluated once. */
    public List<Quality> rules(List<RuleSelection> selections, Ranking ranking, int threads) {
        return rules(selections, List.of(ranking), threads).stream()
                .map(qualities -> qualities.get(ranking))
                .toList();
    }

    /**
     * By selection, its quality for each of the rankings, in their order. What is given twice is evaluated once.
     *
     * @param rankings those of one weight beside each other, which is faster
     */
    public List<Map<Ranking, Quality>> rules(List<RuleSelection> selections, List<Ranking> rankings, int threads) {
        Map<RuleSelection, Map<Ranking, Quality>> qualities = new HashMap<>();
        chains(selections).forEach(chain -> qualities.putAll(evaluate(chain, rankings, threads)));
        return selections.stream().map(qualities::get).toList();
    }

    /**
     * The qualities of each selection blended with similarities, by selection and then by share. What is given twice is
     * evaluated once.
     *
     * @param similarities of the training transactions
     * @param shares of the rules
     */
    public List<List<Quality>> blended(
            List<RuleSelection> selections, Similarities similarities, double[] shares, int threads) {
        List<RuleSelection> distinct = selections.stream().distinct().toList();
        QualityTally[][] tallies = new QualityTally[distinct.size()][shares.length];
        for (QualityTally[] ofShares : tallies) {
            Arrays.setAll(ofShares, share -> new QualityTally(holdOut));
        }
        Blend[] blends = Arrays.stream(shares)
                .mapToObj(share -> new Blend(similarities, share))
                .toArray(Blend[]::new);
        recommender.blend(
                distinct,
                ChosenBlend.RANKING,
                blends,
                K,
                threads,
                (selection, share, user, top) -> add(tallies[selection][share], user, top));
        Map<RuleSelection, List<Quality>> qualities = new HashMap<>();
        for (int d = 0; d < tallies.length; d++) {
            qualities.put(
                    distinct.get(d),
                    Arrays.stream(tallies[d])
                            .map(tally -> tally.quality(popularity.likedItems()))
                            .toList());
        }
        return selections.stream().map(qualities::get).toList();
    }

    /** The quality of similarities alone. */
    public Quality similarities(Similarities similarities) {
        var none = RuleSelection.all(Rules.none(holdOut.training().items()));
        return blended(List.of(none), similarities, new double[] {0}, 1).get(0).get(0);
    }

    private Map<RuleSelection, Map<Ranking, Quality>> evaluate(
            List<RuleSelection> chain, List<Ranking> rankings, int threads) {
        QualityTally[][] tallies = new QualityTally[rankings.size()][chain.size()];
        for (QualityTally[] ofRanking : tallies) {
            Arrays.setAll(ofRanking, cut -> new QualityTally(holdOut));
        }
        int[] cuts = chain.stream().mapToInt(RuleSelection::size).toArray();
        recommender.recommend(
                chain.get(chain.size() - 1),
                cuts,
                rankings,
                K,
                threads,
                (ranking, cut, user, top) -> add(tallies[ranking][cut], user, top));
        Map<RuleSelection, Map<Ranking, Quality>> qualities = new HashMap<>();
        for (int cut = 0; cut < cuts.length; cut++) {
            Map<Ranking, Quality> ofCut = new LinkedHashMap<>();
            for (int r = 0; r < tallies.length; r++) {
                ofCut.put(rankings.get(r), tallies[r][cut].quality(popularity.likedItems()));
            }
            qualities.put(chain.get(cut), ofCut);
        }
        return qualities;
    }

    private void add(QualityTally tally, int place, TopItems top) {
        if (top.size() > 0) {
            tally.add(place, top);
        } else {
            tally.addFallback(place, mostPopular[place]);
        }
    }

    /** Selections that start one another, such as those of a lift and a higher one, shortest first: one run for all. */
    private static List<List<RuleSelection>> chains(List<RuleSelection> selections) {
        List<List<RuleSelection>> chains = new ArrayList<>();
        selections.stream()
                .distinct()
                .sorted(Comparator.comparingInt(RuleSelection::size))
                .forEach(selection -> chains.stream()
                        .filter(chain -> selection.startsWith(chain.get(chain.size() - 1)))
                        .findFirst()
                        .ifPresentOrElse(
                                chain -> chain.add(selection), () -> chains.add(new ArrayList<>(List.of(selection)))));
        return chains;
    }

    /** The quality of recommending what is most popular. */
    public Quality popularity() {
        var tally = new QualityTally(holdOut);
        for (int place = 0; place < holdOut.size(); place++) {
            tally.add(place, mostPopular[place]);
        }
        return tally.quality(popularity.likedItems());
    }

    private static int[] basket(Transactions transactions, int transaction) {
        return IntStream.range(transactions.offset(transaction), transactions.offset(transaction + 1))
                .map(transactions::item)
                .toArray();
    }
}
