package dev.apriori.miner.trial;

import dev.apriori.experiment.api.ModelKind;
import dev.apriori.mining.evaluate.ChosenBlend;
import dev.apriori.mining.evaluate.ChosenRanking;
import dev.apriori.mining.evaluate.Evaluator;
import dev.apriori.mining.evaluate.HoldOut;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mines trials without some more likes of each user, and chooses by them how each trial's model is to recommend. */
final class ChoicePass {
    /** Not that of the likes that the choice is judged on. */
    private static final long SEED = 20260102;

    /** Fewer than are judged on: much is tried. */
    private static final int MOST_USERS = 2_500;

    /** Of a user: more than are judged on, since the best of several is told by small differences. */
    private static final int MOST_LIKES = 3;

    private final Evaluator evaluator;
    private final ShardSettings settings;
    private final List<ModelKind> models;
    private final List<ChosenBlend.Similar> similar;
    private final Map<Integer, Choice> chosen = new TreeMap<>();

    private record Rules(int trial, RuleSelection selection) {}

    private ChoicePass(HoldOut validation, List<ModelKind> models, ShardSettings settings) {
        this.settings = settings;
        this.models = models;
        evaluator = new Evaluator(validation);
        similar = models.contains(ModelKind.HYBRID)
                ? List.of(ChosenBlend.Similar.of(new Ease(validation.training()), evaluator))
                : List.of();
    }

    /**
     * The choices by trial; a trial whose rules would exceed the limits has none, and none has any where no user has
     * enough likes.
     *
     * @param transactions without the likes that the choice is judged on
     * @param models by trial
     */
    static Map<Integer, Choice> run(
            Transactions transactions,
            List<TrialSettings> trials,
            List<ModelKind> models,
            int maxLength,
            ShardSettings settings) {
        HoldOut validation = HoldOut.split(transactions, SEED, MOST_USERS, MOST_LIKES);
        if (validation.size() == 0) {
            return Map.of();
        }
        var pass = new ChoicePass(validation, models, settings);
        var batch = new RuleBatch<Rules>(
                settings.limits().maxRules(), rules -> rules.selection().size(), pass::choose);
        MiningPass.run(
                validation.training(),
                trials,
                maxLength,
                settings::budget,
                settings.threads(),
                settings.miner(),
                (trial, outcome) -> {
                    if (outcome instanceof TrialOutcome.Mined mined) {
                        batch.add(new Rules(trial, mined.rules()));
                    }
                });
        batch.flush();
        return pass.chosen;
    }

    private void choose(List<Rules> waiting) {
        for (ModelKind model : ModelKind.values()) {
            List<Rules> ofModel = waiting.stream()
                    .filter(rules -> models.get(rules.trial()) == model)
                    .toList();
            if (!ofModel.isEmpty()) {
                List<Choice> choices =
                        choices(model, ofModel.stream().map(Rules::selection).toList());
                for (int i = 0; i < choices.size(); i++) {
                    chosen.put(ofModel.get(i).trial(), choices.get(i));
                }
            }
        }
    }

    private List<Choice> choices(ModelKind model, List<RuleSelection> selections) {
        return switch (model) {
            case RULES ->
                List.copyOf(ChosenRanking.of(evaluator, selections, settings.threads()).stream()
                        .map(Choice.RulesAlone::new)
                        .toList());
            case HYBRID -> {
                List<Choice> choices = new ArrayList<>();
                for (ChosenBlend.Similar one : similar) {
                    ChosenBlend.of(evaluator, one, selections, settings.threads())
                            .forEach(blend -> choices.add(new Choice.Blended(blend)));
                }
                yield choices;
            }
        };
    }

    /** Where there was nothing to choose by. */
    static Choice usual(ModelKind model) {
        return switch (model) {
            case RULES -> new Choice.RulesAlone(ChosenRanking.NONE_TRIED);
            case HYBRID -> new Choice.Blended(ChosenBlend.NONE_TRIED);
        };
    }
}
