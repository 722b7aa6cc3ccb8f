package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.rule.RuleSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How rules are blended with item-based collaborative filtering, as is best on likes held out for the choice: first λ, by
 * the similarities alone, so that trials of the same transactions have the same, then the share of the rules.
 *
 * @param lambda of {@link Ease}
 * @param share of the rules
 * @param tried the quality of each share on these likes
 */
public record ChosenBlend(double lambda, double share, Map<Double, Quality> tried) {
    private static final double[] LAMBDAS = {100, 200, 500};
    private static final double[] SHARES = {0.3, 0.2, 0.4, 0.5};

    /** How the rules are combined that are blended: it went best with the similarities whatever the rules alone did best by. */
    public static final Ranking RANKING = Ranking.USUAL;

    /** Where there are no likes to choose by. */
    public static final ChosenBlend NONE_TRIED = new ChosenBlend(LAMBDAS[0], SHARES[0], Map.of());

    /** What is chosen of the similarities, before there are rules. */
    public record Similar(double lambda, Similarities similarities) {
        /** @param validation the evaluator of these likes */
        public static Similar of(HoldOut holdOut, Evaluator validation) {
            var ease = new Ease(holdOut.training());
            var best = new Similar(LAMBDAS[0], ease.similarities(LAMBDAS[0]));
            Quality quality = validation.similarities(best.similarities);
            for (int l = 1; l < LAMBDAS.length; l++) {
                var other = new Similar(LAMBDAS[l], ease.similarities(LAMBDAS[l]));
                Quality ofOther = validation.similarities(other.similarities);
                if (ofOther.isBetterThan(quality)) {
                    best = other;
                    quality = ofOther;
                }
            }
            return best;
        }
    }

    /** The best blend for each selection, of rules from the evaluator's training transactions. */
    public static List<ChosenBlend> of(
            Evaluator validation, Similar similar, List<RuleSelection> selections, int threads) {
        List<List<Quality>> qualities = validation.blended(selections, similar.similarities(), SHARES, threads);
        List<ChosenBlend> chosen = new ArrayList<>();
        for (List<Quality> ofShares : qualities) {
            int best = 0;
            Map<Double, Quality> tried = new LinkedHashMap<>();
            for (int s = 0; s < SHARES.length; s++) {
                tried.put(SHARES[s], ofShares.get(s));
                best = ofShares.get(s).isBetterThan(ofShares.get(best)) ? s : best;
            }
            chosen.add(new ChosenBlend(similar.lambda(), SHARES[best], tried));
        }
        return chosen;
    }

    /** How well the chosen one did. */
    public Optional<Quality> quality() {
        return Optional.ofNullable(tried.get(share));
    }
}
