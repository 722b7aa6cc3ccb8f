package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.Combination;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.recommend.Weight;
import dev.apriori.mining.rule.RuleSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How rules are blended with item-based collaborative filtering: as usual, unless another way is clearly better on likes
 * held out for the choice. First λ is chosen, by the similarities alone, so that trials of the same transactions have the
 * same, then the share of the rules.
 *
 * @param lambda of {@link Ease}
 * @param share of the rules
 * @param tried the quality of each share on these likes
 */
public record ChosenBlend(double lambda, double share, Map<Double, Quality> tried) {
    /** The usual one first. */
    private static final double[] LAMBDAS = {200, 100, 500};

    /** The usual one first. */
    private static final double[] SHARES = {0.2, 0.1, 0.3, 0.5};

    /** How the rules are combined that are blended: it went best with the similarities whatever the rules alone did best by. */
    public static final Ranking RANKING = new Ranking(Weight.DAMPED, Combination.SUM, 10);

    /** Where there are no likes to choose by. */
    public static final ChosenBlend NONE_TRIED = new ChosenBlend(LAMBDAS[0], SHARES[0], Map.of());

    /** What is chosen of the similarities, before there are rules. */
    public record Similar(double lambda, Similarities similarities) {
        /**
         * @param ease of the evaluator's training transactions
         * @param validation the evaluator of the likes to choose by
         */
        public static Similar of(Ease ease, Evaluator validation) {
            List<Similar> all = Arrays.stream(LAMBDAS)
                    .mapToObj(lambda -> new Similar(lambda, ease.similarities(lambda)))
                    .toList();
            return all.get(chosen(all.stream()
                    .map(one -> validation.similarities(one.similarities))
                    .toList()));
        }
    }

    /** The blend for each selection, of rules from the evaluator's training transactions. */
    public static List<ChosenBlend> of(
            Evaluator validation, Similar similar, List<RuleSelection> selections, int threads) {
        List<List<Quality>> qualities = validation.blended(selections, similar.similarities(), SHARES, threads);
        List<ChosenBlend> chosen = new ArrayList<>();
        for (List<Quality> ofShares : qualities) {
            Map<Double, Quality> tried = new LinkedHashMap<>();
            for (int s = 0; s < SHARES.length; s++) {
                tried.put(SHARES[s], ofShares.get(s));
            }
            chosen.add(new ChosenBlend(similar.lambda(), SHARES[chosen(ofShares)], tried));
        }
        return chosen;
    }

    /** The place of the best, or of the first where the best is not clearly better. */
    static int chosen(List<Quality> qualities) {
        int best = 0;
        for (int other = 1; other < qualities.size(); other++) {
            best = qualities.get(other).isBetterThan(qualities.get(best)) ? other : best;
        }
        return qualities.get(best).isClearlyBetterThan(qualities.get(0)) ? best : 0;
    }

    /** How well the chosen one did. */
    public Optional<Quality> quality() {
        return Optional.ofNullable(tried.get(share));
    }
}
