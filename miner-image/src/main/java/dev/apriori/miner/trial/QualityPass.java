package dev.apriori.miner.trial;

import dev.apriori.experiment.api.ModelKind;
import dev.apriori.mining.evaluate.Evaluator;
import dev.apriori.mining.evaluate.HoldOut;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mines the same trials without one like of each user, and sees which of these likes the rules recommend, combined as a
 * {@link ChoicePass} over the rest has chosen.
 */
final class QualityPass {
    /** One for all trials, so that they are asked the same. */
    private static final long SEED = 20260101;

    /** Enough to tell hit rates apart to half a percent; more would cost more than mining. */
    private static final int MOST_USERS = 10_000;

    private final HoldOut holdOut;
    private final ShardSettings settings;
    private final List<ModelKind> models;
    private final Map<Double, Similarities> similarities = new HashMap<>();
    private final List<Optional<RecommendingQuality>> qualities;

    private record Rules(int trial, RuleSelection selection) {}

    private QualityPass(Transactions transactions, List<ModelKind> models, ShardSettings settings) {
        this.holdOut = HoldOut.split(transactions, SEED, MOST_USERS);
        this.settings = settings;
        this.models = models;
        this.qualities = new ArrayList<>(Collections.nCopies(models.size(), Optional.empty()));
    }

    /** By trial; empty where its rules on the held-in likes would exceed the limits, or where no user has enough likes. */
    static List<Optional<RecommendingQuality>> run(
            Transactions transactions,
            List<TrialSettings> trials,
            List<ModelKind> models,
            int maxLength,
            ShardSettings settings) {
        var pass = new QualityPass(transactions, models, settings);
        if (pass.holdOut.size() > 0) {
            pass.run(trials, maxLength);
        }
        return pass.qualities;
    }

    private void run(List<TrialSettings> trials, int maxLength) {
        Map<Integer, Choice> chosen = ChoicePass.run(holdOut.training(), trials, models, maxLength, settings);
        var evaluator = new Evaluator(holdOut);
        Quality popular = evaluator.popularity();
        var batch = new RuleBatch<Rules>(
                settings.limits().maxRules(),
                rules -> rules.selection().size(),
                waiting -> evaluate(waiting, chosen, evaluator, popular));
        MiningPass.run(
                holdOut.training(),
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
    }

    private void evaluate(List<Rules> rules, Map<Integer, Choice> chosen, Evaluator evaluator, Quality popular) {
        List<RuleSelection> selections = rules.stream().map(Rules::selection).toList();
        List<Quality> liftFirst = evaluator.rules(selections, Ranking.LIFT_MAX, settings.threads());
        List<Choice> choices = rules.stream()
                .map(one -> chosen.getOrDefault(one.trial(), ChoicePass.usual(models.get(one.trial()))))
                .toList();
        List<Quality> served =
                new ServedQuality(holdOut, evaluator, similarities, settings.threads()).of(selections, choices);
        for (int i = 0; i < rules.size(); i++) {
            qualities.set(
                    rules.get(i).trial(),
                    Optional.of(new RecommendingQuality(choices.get(i), served.get(i), liftFirst.get(i), popular)));
        }
    }
}
