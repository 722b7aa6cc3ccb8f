package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.Evaluator;
import dev.apriori.mining.evaluate.HoldOut;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.rule.RuleSelection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well models recommend as they were chosen to.
 *
 * @param similarities by λ, of the same transactions: filled as they are needed
 */
record ServedQuality(HoldOut holdOut, Evaluator evaluator, Map<Double, Similarities> similarities, int threads) {
    /** @param choices by selection */
    List<Quality> of(List<RuleSelection> selections, List<Choice> choices) {
        Quality[] qualities = new Quality[selections.size()];
        for (String id : choices.stream().map(Choice::id).distinct().toList()) {
            int[] places = IntStream.range(0, qualities.length)
                    .filter(place -> choices.get(place).id().equals(id))
                    .toArray();
            List<RuleSelection> some =
                    IntStream.of(places).mapToObj(selections::get).toList();
            List<Quality> found = qualities(choices.get(places[0]), some);
            for (int i = 0; i < places.length; i++) {
                qualities[places[i]] = found.get(i);
            }
        }
        return List.of(qualities);
    }

    private List<Quality> qualities(Choice choice, List<RuleSelection> selections) {
        return switch (choice) {
            case Choice.RulesAlone rules -> evaluator.rules(selections, rules.ranking(), threads);
            case Choice.Blended blended -> {
                Similarities similar = similarities.computeIfAbsent(
                        blended.chosen().lambda(), new Ease(holdOut.training())::similarities);
                double[] share = {blended.chosen().share()};
                yield evaluator.blended(selections, similar, share, threads).stream()
                        .map(List::getFirst)
                        .toList();
            }
        };
    }
}
