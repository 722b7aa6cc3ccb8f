package dev.apriori.mining.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Rankings;
import dev.apriori.mining.recommend.Recommendation;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.rule.SharedPass;
import dev.apriori.mining.transaction.Transactions;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    @Provide
    Arbitrary<Ranking> rankings() {
        return Rankings.any();
    }

    @Property(tries = 200)
    void ruleSetsAreAsGoodAsTheirRecommenderIsUserByUser(
            @ForAll("small") Transactions transactions,
            @ForAll("rankings") Ranking ranking,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int maxLength) {
        HoldOut holdOut = HoldOut.split(transactions, seed);
        List<RuleSelection> selections = selections(holdOut.training(), maxLength);
        List<Quality> qualities = new Evaluator(holdOut).rules(selections, ranking, 2);
        for (int s = 0; s < selections.size(); s++) {
            assertThat(qualities.get(s)).isEqualTo(userByUser(holdOut, selections.get(s), ranking));
        }
    }

    @Property(tries = 100)
    void blendsAreAsGoodAsTheirRecommenderIsUserByUser(
            @ForAll("small") Transactions transactions,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int maxLength) {
        HoldOut holdOut = HoldOut.split(transactions, seed, Integer.MAX_VALUE, 2);
        List<RuleSelection> selections = selections(holdOut.training(), maxLength);
        var similarities = new Ease(holdOut.training()).similarities(2);
        double[] shares = {0, 0.3, 1};
        List<List<Quality>> qualities = new Evaluator(holdOut).blended(selections, similarities, shares, 2);
        for (int s = 0; s < selections.size(); s++) {
            for (int b = 0; b < shares.length; b++) {
                var recommender = new Recommender(
                        selections.get(s).toRules(),
                        ChosenBlend.RANKING,
                        Optional.of(new Blend(similarities, shares[b])));
                assertThat(qualities.get(s).get(b)).isEqualTo(userByUser(holdOut, recommender));
            }
        }
    }

    /** More users than are scored at once, and more items than ten, so that some are left out. */
    @Test
    void manyUsersAreServedAsOneIs() {
        var random = new Random(3);
        Transactions many = Samples.transactions(
                40,
                IntStream.range(0, 2500)
                        .mapToObj(user -> IntStream.range(0, 40)
                                .filter(item -> random.nextInt(60) > item)
                                .boxed()
                                .toList())
                        .toList());
        HoldOut holdOut = HoldOut.split(many, 5);
        List<RuleSelection> selections = selections(holdOut.training(), 2);
        List<Map<Ranking, Quality>> allAtOnce = new Evaluator(holdOut).rules(selections, Ranking.CANDIDATES, 2);
        for (Ranking ranking : Ranking.CANDIDATES) {
            assertThat(allAtOnce.stream().map(found -> found.get(ranking)).toList())
                    .isEqualTo(selections.stream()
                            .map(selection -> userByUser(holdOut, selection, ranking))
                            .toList());
        }
    }

    @Test
    void whatIsPopularIsRecommendedToWhoDoesNotHaveIt() {
        List<List<Integer>> baskets = new ArrayList<>();
        baskets.add(List.of(0, 1, 2, 3, 4));
        IntStream.range(0, 10).forEach(user -> baskets.add(List.of(0, 1)));
        baskets.add(List.of(2));
        HoldOut holdOut = HoldOut.split(Samples.transactions(6, baskets), 1);
        Quality quality = new Evaluator(holdOut).popularity();
        assertThat(quality.userCoverage()).isEqualTo(1);
        boolean seenElsewhere = holdOut.items(0).iterator().nextInt() <= 2;
        assertThat(quality.hitRateAt10()).isEqualTo(seenElsewhere ? 1 : 0);
        assertThat(quality.ndcgAt10()).isCloseTo(seenElsewhere ? 1 : 0, within(1e-15));
        assertThat(quality.itemCoverage()).isEqualTo(seenElsewhere ? 1 / 5.0 : 0);
    }

    @Test
    void whoNoRuleHasAnythingForIsAskedAboutWithTheMostPopular() {
        HoldOut holdOut = HoldOut.split(
                Samples.transactions(6, List.of(List.of(0, 1, 2, 3, 4), List.of(0, 1, 2, 3, 4), List.of(5))), 1);
        var evaluator = new Evaluator(holdOut);
        var nothing = RuleSelection.all(Rules.none(holdOut.training().items()));
        Quality popularity = evaluator.popularity();
        assertThat(popularity.hitRateAt10()).isEqualTo(1);
        assertThat(evaluator.rules(List.of(nothing), Ranking.USUAL, 1))
                .containsExactly(new Quality(
                        1, popularity.ndcgAt10(), popularity.itemCoverage(), 0, 2, popularity.ndcgDeviation(), 0));
    }

    @Test
    void theRankingThatHitsMostIsChosen() {
        var random = new Random(9);
        Transactions transactions = Samples.transactions(
                30,
                IntStream.range(0, 200)
                        .mapToObj(user -> IntStream.range(0, 30)
                                .filter(item -> random.nextInt(40) > item)
                                .boxed()
                                .toList())
                        .toList());
        HoldOut holdOut = HoldOut.split(transactions, 5);
        List<RuleSelection> selections = selections(holdOut.training(), 2);
        var evaluator = new Evaluator(holdOut);
        List<ChosenRanking> chosen = ChosenRanking.of(evaluator, selections, 2);
        assertThat(chosen).hasSameSizeAs(selections);
        for (int s = 0; s < chosen.size(); s++) {
            ChosenRanking choice = chosen.get(s);
            assertThat(choice.tried().keySet()).containsExactlyElementsOf(Ranking.CANDIDATES);
            assertThat(choice.quality().orElseThrow())
                    .isEqualTo(evaluator
                            .rules(List.of(selections.get(s)), choice.ranking(), 1)
                            .get(0));
            assertThat(choice.tried().values())
                    .noneMatch(quality -> quality.isBetterThan(choice.quality().orElseThrow()));
        }
    }

    @Test
    void noUserToAskGivesNoughts() {
        HoldOut holdOut = HoldOut.split(Samples.transactions(3, List.of(List.of(0, 1, 2))), 1);
        var evaluator = new Evaluator(holdOut);
        assertThat(evaluator.popularity()).isEqualTo(new Quality(0, 0, 0, 0, 0, 0, 0));
        assertThat(evaluator.rules(selections(holdOut.training(), 2), Ranking.COSINE_SUM, 1))
                .containsOnly(new Quality(0, 0, 0, 0, 0, 0, 0));
    }

    /** Those by lift start one another; the last two do not, and one is there twice. */
    private static List<RuleSelection> selections(Transactions training, int maxLength) {
        List<RuleFilter> filters = new ArrayList<>();
        for (String lift : List.of("1.2", "0", "1")) {
            filters.add(new RuleFilter(Measure.LIFT, new BigDecimal(lift), 2));
        }
        filters.add(new RuleFilter(Measure.CONFIDENCE, new BigDecimal("0.6"), 2));
        filters.add(new RuleFilter(Measure.SUPPORT, new BigDecimal("0.3"), 3));
        filters.add(filters.get(0));
        return SharedPass.rules(Samples.mine(training, 2, maxLength), filters, Budget.ample(), 1).stream()
                .map(RuleSelection.class::cast)
                .toList();
    }

    private static List<Integer> mostPopular(List<List<Integer>> baskets, int[] held) {
        Map<Integer, Long> counts = baskets.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(item -> item, TreeMap::new, Collectors.counting()));
        IntStream.of(held).forEach(counts::remove);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .limit(10)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Quality userByUser(HoldOut holdOut, RuleSelection selection, Ranking ranking) {
        return userByUser(holdOut, new Recommender(selection.toRules(), ranking));
    }

    private static Quality userByUser(HoldOut holdOut, Recommender recommender) {
        List<List<Integer>> baskets = Samples.baskets(holdOut.training());
        Set<Integer> covered = new HashSet<>();
        double hits = 0;
        double squaredHits = 0;
        int served = 0;
        double gain = 0;
        double squaredGain = 0;
        for (int place = 0; place < holdOut.size(); place++) {
            int[] basket =
                    baskets.get(holdOut.user(place)).stream().mapToInt(i -> i).toArray();
            List<Integer> found = recommender.recommend(basket, 10).stream()
                    .map(Recommendation::item)
                    .toList();
            served += found.isEmpty() ? 0 : 1;
            List<Integer> items = found.isEmpty() ? mostPopular(baskets, basket) : found;
            covered.addAll(items);
            IntSet heldOut = holdOut.items(place);
            double own = 0;
            double ownHits = 0;
            for (int at = 0; at < items.size(); at++) {
                if (heldOut.contains((int) items.get(at))) {
                    ownHits += 1.0 / heldOut.size();
                    own += Math.log(2) / Math.log(at + 2) / heldOut.size();
                }
            }
            hits += ownHits;
            squaredHits += ownHits * ownHits;
            gain += own;
            squaredGain += own * own;
        }
        double users = Math.max(1, holdOut.size());
        double liked =
                Math.max(1, baskets.stream().flatMap(List::stream).distinct().count());
        double ndcg = gain / users;
        return new Quality(
                hits / users,
                ndcg,
                covered.size() / liked,
                served / users,
                holdOut.size(),
                Math.sqrt(Math.max(0, squaredGain / users - ndcg * ndcg)),
                Math.sqrt(Math.max(0, squaredHits / users - hits / users * (hits / users))));
    }
}
