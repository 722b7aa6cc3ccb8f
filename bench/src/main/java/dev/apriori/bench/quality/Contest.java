package dev.apriori.bench.quality;

import dev.apriori.mining.evaluate.ChosenBlend;
import dev.apriori.mining.evaluate.ChosenRanking;
import dev.apriori.mining.evaluate.Evaluator;
import dev.apriori.mining.evaluate.HoldOut;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.recommend.Damping;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One round of the protocol: a random like of each user with five or more is held out, and recommended from the rest.
 * What there is to choose is chosen by up to three other likes of each user, from what is mined without all of them.
 *
 * @param choices what was chosen
 * @param qualities by recommender
 */
record Contest(String choices, Map<String, Quality> qualities) {
    /** The recommenders that goals are about. */
    static final String RULES = "rules alone, as chosen";

    static final String EASE = "EASE alone";
    static final String HYBRID = "hybrid";

    private static final long OTHER_LIKES = 1_000;

    static Contest run(Transactions transactions, String minSupport, long seed, int threads) {
        HoldOut test = HoldOut.split(transactions, seed);
        HoldOut validation = HoldOut.split(test.training(), seed + OTHER_LIKES, Integer.MAX_VALUE, 3);
        var validator = new Evaluator(validation);
        List<RuleSelection> rulesOfRest = List.of(mine(validation.training(), minSupport, threads));
        ChosenRanking ranking =
                ChosenRanking.of(validator, rulesOfRest, threads).getFirst();
        var published = ChosenBlend.Similar.of(new Ease(validation.training(), Damping.NONE), validator);
        var similar = ChosenBlend.Similar.of(new Ease(validation.training()), validator);
        ChosenBlend blend =
                ChosenBlend.of(validator, similar, rulesOfRest, threads).getFirst();

        var evaluator = new Evaluator(test);
        List<RuleSelection> rules = List.of(mine(test.training(), minSupport, threads));
        var similarities = new Ease(test.training()).similarities(blend.lambda());
        Map<String, Quality> qualities = new LinkedHashMap<>();
        qualities.put("most popular", evaluator.popularity());
        qualities.put(
                "rules, highest lift first",
                evaluator.rules(rules, Ranking.LIFT_MAX, threads).getFirst());
        qualities.put(
                "rules, sum of all cosines",
                evaluator.rules(rules, Ranking.COSINE_SUM, threads).getFirst());
        qualities.put(RULES, evaluator.rules(rules, ranking.ranking(), threads).getFirst());
        qualities.put(
                EASE, evaluator.similarities(new Ease(test.training(), Damping.NONE).similarities(published.lambda())));
        qualities.put("EASE, damped", evaluator.similarities(similarities));
        qualities.put(
                HYBRID,
                evaluator
                        .blended(rules, similarities, new double[] {blend.share()}, threads)
                        .getFirst()
                        .getFirst());
        String choices = ranking.ranking().id() + ", λ = " + Math.round(published.lambda()) + " of EASE alone and "
                + Math.round(blend.lambda()) + " damped, rules' share " + blend.share();
        return new Contest(choices, qualities);
    }

    private static RuleSelection mine(Transactions training, String minSupport, int threads) {
        var settings = new TrialSettings(Support.parse(minSupport), Measure.LIFT, BigDecimal.ZERO);
        TrialOutcome outcome = MiningPass.run(training, List.of(settings), 2, Budget::ample, threads)
                .getFirst();
        return switch (outcome) {
            case TrialOutcome.Mined mined -> mined.rules();
            case TrialOutcome.Stopped stopped -> throw new IllegalStateException(stopped.reason());
        };
    }
}
