package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.ChosenRanking;
import dev.apriori.mining.evaluate.Evaluator;
import dev.apriori.mining.evaluate.HoldOut;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mines the same trials without one like of each user, and sees which of these likes the rules recommend, combined as a
 * {@link RankingPass} over the rest has chosen.
 */
final class QualityPass {
    /** One for all trials, so that they are asked the same. */
    private static final long SEED = 20260101;

    /** Enough to tell hit rates apart to half a percent; more would cost more than mining. */
    private static final int MOST_USERS = 10_000;

    private final HoldOut holdOut;
    private final ShardSettings settings;
    private final List<Optional<RecommendingQuality>> qualities;

    private record Rules(int trial, RuleSelection selection) {}

    private QualityPass(Transactions transactions, int trials, ShardSettings settings) {
        this.holdOut = HoldOut.split(transactions, SEED, MOST_USERS);
        this.settings = settings;
        this.qualities = new ArrayList<>(Collections.nCopies(trials, Optional.empty()));
    }

    /** By trial; empty where its rules on the held-in likes would exceed the limits, or where no user has enough likes. */
    static List<Optional<RecommendingQuality>> run(
            Transactions transactions, List<TrialSettings> trials, int maxLength, ShardSettings settings) {
        var pass = new QualityPass(transactions, trials.size(), settings);
        if (pass.holdOut.size() > 0) {
            pass.run(trials, maxLength);
        }
        return pass.qualities;
    }

    private void run(List<TrialSettings> trials, int maxLength) {
        Map<Integer, ChosenRanking> chosen = RankingPass.run(holdOut.training(), trials, maxLength, settings);
        var evaluator = new Evaluator(holdOut);
        Quality popular = evaluator.popularity();
        var batch = new RuleBatch<Rules>(
                settings.limits().maxRules(),
                rules -> rules.selection().size(),
                waiting -> evaluate(waiting, chosen, evaluator, popular));
        MiningPass.run(
                holdOut.training(), trials, maxLength, settings::budget, settings.threads(), (trial, outcome) -> {
                    if (outcome instanceof TrialOutcome.Mined mined) {
                        batch.add(new Rules(trial, mined.rules()));
                    }
                });
        batch.flush();
    }

    private void evaluate(List<Rules> rules, Map<Integer, ChosenRanking> chosen, Evaluator evaluator, Quality popular) {
        List<RuleSelection> selections = rules.stream().map(Rules::selection).toList();
        List<Quality> liftFirst = evaluator.rules(selections, Ranking.LIFT_MAX, settings.threads());
        List<ChosenRanking> choices = rules.stream()
                .map(one -> chosen.getOrDefault(one.trial(), ChosenRanking.NONE_TRIED))
                .toList();
        List<Quality> served = evaluator.rules(
                selections, choices.stream().map(ChosenRanking::ranking).toList(), settings.threads());
        for (int i = 0; i < rules.size(); i++) {
            qualities.set(
                    rules.get(i).trial(),
                    Optional.of(new RecommendingQuality(choices.get(i), served.get(i), liftFirst.get(i), popular)));
        }
    }
}
