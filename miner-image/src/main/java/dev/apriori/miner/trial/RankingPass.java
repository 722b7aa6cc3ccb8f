package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.ChosenRanking;
import dev.apriori.mining.evaluate.Evaluator;
import dev.apriori.mining.evaluate.HoldOut;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Transactions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mines trials without another like of each user, and chooses by it how each trial's rules are to be combined. */
final class RankingPass {
    /** Not that of the likes that the choice is judged on. */
    private static final long SEED = 20260102;

    /** Fewer than are judged on: many rankings are tried. */
    private static final int MOST_USERS = 2_500;

    private RankingPass() {}

    private record Rules(int trial, RuleSelection selection) {}

    /**
     * The rankings by trial; a trial whose rules would exceed the limits has none, and none has any where no user has
     * enough likes.
     *
     * @param transactions without the likes that the choice is judged on
     */
    static Map<Integer, ChosenRanking> run(
            Transactions transactions, List<TrialSettings> trials, int maxLength, ShardSettings settings) {
        HoldOut validation = HoldOut.split(transactions, SEED, MOST_USERS);
        Map<Integer, ChosenRanking> chosen = new TreeMap<>();
        if (validation.size() == 0) {
            return chosen;
        }
        var evaluator = new Evaluator(validation);
        var batch = new RuleBatch<Rules>(
                settings.limits().maxRules(), rules -> rules.selection().size(), waiting -> {
                    List<RuleSelection> selections =
                            waiting.stream().map(Rules::selection).toList();
                    List<ChosenRanking> choices = ChosenRanking.of(evaluator, selections, settings.threads());
                    for (int i = 0; i < choices.size(); i++) {
                        chosen.put(waiting.get(i).trial(), choices.get(i));
                    }
                });
        MiningPass.run(
                validation.training(), trials, maxLength, settings::budget, settings.threads(), (trial, outcome) -> {
                    if (outcome instanceof TrialOutcome.Mined mined) {
                        batch.add(new Rules(trial, mined.rules()));
                    }
                });
        batch.flush();
        return chosen;
    }
}
