package dev.apriori.mining.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Golden;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.recommend.Damping;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What an independent program measured on the same protocol; a seed's own deviation is about 0.01. */
@EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
class EvaluatorGoldenTest {
    private static final int SEEDS = 5;

    @Test
    void theMostPopularHitsOneInTen() {
        assertThat(mean((evaluator, holdOut) -> evaluator.popularity().hitRateAt10()))
                .isCloseTo(0.095, within(0.012));
        assertThat(mean((evaluator, holdOut) -> evaluator.popularity().ndcgAt10()))
                .isCloseTo(0.057, within(0.008));
        assertThat(mean((evaluator, holdOut) -> evaluator.popularity().itemCoverage()))
                .isCloseTo(0.011, within(0.001));
    }

    @Test
    void theHighestLiftHitsOneInForty() {
        assertThat(mean((evaluator, holdOut) ->
                        pairs(evaluator, holdOut, Ranking.LIFT_MAX).hitRateAt10()))
                .isCloseTo(0.025, within(0.012));
        assertThat(mean((evaluator, holdOut) ->
                        pairs(evaluator, holdOut, Ranking.LIFT_MAX).itemCoverage()))
                .isCloseTo(0.118, within(0.006));
    }

    @Test
    void theSumOfCosinesHitsOneInSix() {
        assertThat(mean((evaluator, holdOut) ->
                        pairs(evaluator, holdOut, Ranking.COSINE_SUM).hitRateAt10()))
                .isCloseTo(0.168, within(0.012));
        assertThat(mean((evaluator, holdOut) ->
                        pairs(evaluator, holdOut, Ranking.COSINE_SUM).ndcgAt10()))
                .isCloseTo(0.096, within(0.008));
        assertThat(mean((evaluator, holdOut) ->
                        pairs(evaluator, holdOut, Ranking.COSINE_SUM).itemCoverage()))
                .isCloseTo(0.029, within(0.002));
    }

    @Test
    void easeHitsMoreThanOneInFiveAndDampedReachesMoreItems() {
        assertThat(mean((evaluator, holdOut) ->
                        evaluator.similarities(ease(holdOut, Damping.NONE)).hitRateAt10()))
                .isCloseTo(0.221, within(0.012));
        HoldOut holdOut = HoldOut.split(Golden.transactions("ml-small"), 0);
        var evaluator = new Evaluator(holdOut);
        assertThat(evaluator.similarities(ease(holdOut, Damping.USUAL)).itemCoverage())
                .isGreaterThan(
                        evaluator.similarities(ease(holdOut, Damping.NONE)).itemCoverage());
    }

    private static Similarities ease(HoldOut holdOut, Damping damping) {
        return new Ease(holdOut.training(), damping).similarities(200);
    }

    private static double mean(ToDoubleBiFunction<Evaluator, HoldOut> measured) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> HoldOut.split(Golden.transactions("ml-small"), seed))
                .mapToDouble(holdOut -> measured.applyAsDouble(new Evaluator(holdOut), holdOut))
                .average()
                .orElseThrow();
    }

    private static Quality pairs(Evaluator evaluator, HoldOut holdOut, Ranking ranking) {
        var settings = new TrialSettings(Support.parse("0.01"), Measure.LIFT, BigDecimal.ZERO);
        TrialOutcome outcome = MiningPass.run(holdOut.training(), List.of(settings), 2, Budget::ample, 2)
                .get(0);
        RuleSelection rules = ((TrialOutcome.Mined) outcome).rules();
        return evaluator.rules(List.of(rules), ranking, 1).get(0);
    }
}
