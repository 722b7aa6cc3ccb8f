package dev.apriori.mining.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecommenderTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    @Provide
    Arbitrary<Ranking> rankings() {
        return Rankings.any();
    }

    @Property(tries = 300)
    void recommendsToTheLastBitWhatTryingEachRuleGives(
            @ForAll("small") Transactions transactions,
            @ForAll("rankings") Ranking ranking,
            @ForAll @IntRange(min = 1, max = 4) int maxLength,
            @ForAll @IntRange(min = 1, max = 6) int k,
            @ForAll @IntRange(min = 0, max = 511) int basketMask) {
        Rules rules = rules(transactions, maxLength);
        int[] basket = IntStream.range(0, transactions.items().size())
                .filter(item -> (basketMask >> item & 1) == 1)
                .toArray();
        assertThat(new Recommender(rules, ranking).recommend(basket, k))
                .isEqualTo(tryEachRule(rules, ranking, basket, k));
    }

    @Test
    void orderAndRepetitionsInTheBasketDoNotMatter() {
        Rules rules = rules(
                Samples.transactions(4, List.of(List.of(0, 1, 2), List.of(0, 1, 3), List.of(1, 2, 3), List.of(0, 3))),
                3);
        var recommender = new Recommender(rules, Ranking.COSINE_SUM);
        assertThat(recommender.recommend(new int[] {1, 0, 1}, 5))
                .isNotEmpty()
                .isEqualTo(recommender.recommend(new int[] {0, 1}, 5));
    }

    @Test
    void moreThanThereAreIsNotAskedForTooMuch() {
        Rules rules = rules(Samples.transactions(2, List.of(List.of(0, 1))), 2);
        assertThat(new Recommender(rules, Ranking.LIFT_MAX).recommend(new int[] {0}, Integer.MAX_VALUE))
                .containsExactly(new Recommendation(1, 1, List.of(0)));
        assertThat(new Recommender(rules, Ranking.LIFT_MAX).recommend(new int[0], 3))
                .isEmpty();
    }

    private static Rules rules(Transactions transactions, int maxLength) {
        var any = new RuleFilter(Measure.LIFT, BigDecimal.ZERO, 1);
        return RuleMiner.mine(Samples.mine(transactions, 1, maxLength), any, Budget.ample(), 1);
    }

    private static List<Recommendation> tryEachRule(Rules rules, Ranking ranking, int[] basket, int k) {
        Set<Integer> held = new HashSet<>(boxed(basket));
        Map<Integer, Double> scores = new HashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            if (held.containsAll(boxed(rules.antecedent(rule)))) {
                double weight = ranking.weight(rules, rule);
                for (int item : rules.consequent(rule)) {
                    if (counts(rules, ranking, rule, item)) {
                        scores.put(item, ranking.combine(scores.getOrDefault(item, 0.0), weight));
                    }
                }
            }
        }
        scores.keySet().removeAll(held);
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(k)
                .map(scored -> new Recommendation(
                        scored.getKey(), scored.getValue(), reasons(rules, ranking, held, scored.getKey())))
                .toList();
    }

    /** Whether fewer rules to the item than may count are heavier, or as heavy and earlier. */
    private static boolean counts(Rules rules, Ranking ranking, int rule, int item) {
        double weight = ranking.weight(rules, rule);
        return IntStream.range(0, rules.size())
                        .filter(other -> boxed(rules.consequent(other)).contains(item))
                        .filter(other -> ranking.weight(rules, other) > weight
                                || (ranking.weight(rules, other) == weight && other < rule))
                        .count()
                < ranking.strongest();
    }

    private static List<Integer> reasons(Rules rules, Ranking ranking, Set<Integer> held, int item) {
        Stream<Integer> leading = IntStream.range(0, rules.size())
                .filter(rule -> held.containsAll(boxed(rules.antecedent(rule))))
                .filter(rule -> boxed(rules.consequent(rule)).contains(item))
                .filter(rule -> counts(rules, ranking, rule, item))
                .boxed();
        return leading.limit(Recommender.MAX_REASONS).toList();
    }

    private static List<Integer> boxed(int[] items) {
        return Arrays.stream(items).boxed().toList();
    }
}
