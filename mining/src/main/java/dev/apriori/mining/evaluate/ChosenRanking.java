package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.RuleSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranking that recommends best on likes held out for the choice: to be judged on others, since the best of many is
 * better on those it was chosen by than elsewhere.
 *
 * @param tried the quality of each candidate on these likes, in the candidates' order
 */
public record ChosenRanking(Ranking ranking, Map<Ranking, Quality> tried) {
    /** Where there are no likes to choose by. */
    public static final ChosenRanking NONE_TRIED = new ChosenRanking(Ranking.USUAL, Map.of());

    /** The best for each selection, of rules from the evaluator's training transactions. */
    public static List<ChosenRanking> of(Evaluator validation, List<RuleSelection> selections, int threads) {
        return validation.rules(selections, Ranking.CANDIDATES, threads).stream()
                .map(ChosenRanking::best)
                .toList();
    }

    private static ChosenRanking best(Map<Ranking, Quality> tried) {
        Ranking best = Ranking.USUAL;
        for (Map.Entry<Ranking, Quality> candidate : tried.entrySet()) {
            if (candidate.getValue().isBetterThan(tried.get(best))) {
                best = candidate.getKey();
            }
        }
        return new ChosenRanking(best, tried);
    }

    /** How well the chosen one did. */
    public Optional<Quality> quality() {
        return Optional.ofNullable(tried.get(ranking));
    }
}
