package dev.apriori.mining.evaluate;

import dev.apriori.mining.itemset.Workers;
import dev.apriori.mining.recommend.BatchRecommender;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Says how well rules that were mined from a {@link HoldOut}'s training transactions recommend what was held out. Safe for
 * use by many threads.
 */
public final class Evaluator {
    private static final int K = 10;

    private final HoldOut holdOut;
    private final Popularity popularity;
    private final BatchRecommender recommender;

    public Evaluator(HoldOut holdOut) {
        this.holdOut = holdOut;
        popularity = new Popularity(holdOut.training());
        int[] users = IntStream.range(0, holdOut.size()).map(holdOut::user).toArray();
        recommender = new BatchRecommender(holdOut.training(), users);
    }

    /** The quality of each selection, its rules combined in one way. What is given twice is evaluated once. */
    public List<Quality> rules(List<RuleSelection> selections, Ranking ranking, int threads) {
        Map<RuleSelection, Quality> qualities = new ConcurrentHashMap<>();
        List<List<RuleSelection>> chains = ranking.strongest() == Ranking.ALL ? chains(selections) : each(selections);
        Workers.run(chains.size(), threads, () -> chains, (all, c) -> qualities.putAll(evaluate(all.get(c), ranking)));
        return selections.stream().map(qualities::get).toList();
    }

    /** The quality of each selection, its rules combined in the way of the same place. */
    public List<Quality> rules(List<RuleSelection> selections, List<Ranking> rankings, int threads) {
        Quality[] qualities = new Quality[selections.size()];
        for (Ranking ranking : new LinkedHashSet<>(rankings)) {
            int[] places = IntStream.range(0, qualities.length)
                    .filter(place -> rankings.get(place).equals(ranking))
                    .toArray();
            List<Quality> some =
                    rules(IntStream.of(places).mapToObj(selections::get).toList(), ranking, threads);
            for (int i = 0; i < places.length; i++) {
                qualities[places[i]] = some.get(i);
            }
        }
        return List.of(qualities);
    }

    private Map<RuleSelection, Quality> evaluate(List<RuleSelection> chain, Ranking ranking) {
        QualityTally[] tallies =
                chain.stream().map(cut -> new QualityTally(holdOut)).toArray(QualityTally[]::new);
        int[] cuts = chain.stream().mapToInt(RuleSelection::size).toArray();
        RuleSelection longest = chain.get(chain.size() - 1);
        recommender.recommend(longest, cuts, ranking, K, (cut, user, top) -> tallies[cut].add(user, top));
        Map<RuleSelection, Quality> qualities = new HashMap<>();
        for (int cut = 0; cut < tallies.length; cut++) {
            qualities.put(chain.get(cut), tallies[cut].quality(popularity.likedItems()));
        }
        return qualities;
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

    private static List<List<RuleSelection>> each(List<RuleSelection> selections) {
        return selections.stream().distinct().map(List::of).toList();
    }

    /** The quality of recommending what is most popular. */
    public Quality popularity() {
        var tally = new QualityTally(holdOut);
        for (int place = 0; place < holdOut.size(); place++) {
            tally.add(place, popularity.recommend(basket(holdOut.training(), holdOut.user(place)), K));
        }
        return tally.quality(popularity.likedItems());
    }

    private static int[] basket(Transactions transactions, int transaction) {
        return IntStream.range(transactions.offset(transaction), transactions.offset(transaction + 1))
                .map(transactions::item)
                .toArray();
    }
}
