package dev.apriori.miner.trial;

import dev.apriori.experiment.api.ModelKind;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.grid.TrialParameters;
import dev.apriori.mining.data.Dataset;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleWishes;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Mines trials that share preprocessing and maxLength in one pass, and finds out how well each would recommend. */
final class ShardMiner {
    private final Transactions transactions;
    private final List<Trial> trials;
    private final ShardSettings settings;
    private final RuleWishes wishes;

    /** @param trials that differ in support, metric and threshold alone; at least one */
    ShardMiner(Dataset dataset, List<Trial> trials, ShardSettings settings) {
        TrialParameters shared = trials.getFirst().parameters();
        this.transactions = new Preprocessing(shared.minRating(), shared.minRatingsPerItem())
                .apply(dataset)
                .without(AskedRules.dropped(shared.rules(), dataset.items()));
        this.wishes = AskedRules.wishes(shared.rules(), dataset.items());
        this.trials = trials;
        this.settings = settings;
    }

    Transactions transactions() {
        return transactions;
    }

    /** Hands over each trial as it is done, in no order. */
    void mine(Consumer<MinedTrial> sink) {
        List<Optional<RecommendingQuality>> quality =
                QualityPass.run(transactions, asked(wishes.uncounted()), models(), maxLength(), settings);
        MiningPass.run(
                transactions,
                asked(wishes),
                maxLength(),
                settings::budget,
                settings.threads(),
                settings.miner(),
                (trial, outcome) -> sink.accept(mined(trials.get(trial), outcome, quality.get(trial))));
    }

    private static MinedTrial mined(Trial trial, TrialOutcome outcome, Optional<RecommendingQuality> quality) {
        return switch (outcome) {
            case TrialOutcome.Mined mined ->
                new MinedTrial.Succeeded(
                        trial,
                        mined.itemsets(),
                        mined.rules(),
                        mined.seconds(),
                        mined.judged().orElseThrow(),
                        quality);
            case TrialOutcome.Stopped stopped -> new MinedTrial.Stopped(trial, stopped.reason());
        };
    }

    private List<TrialSettings> asked(RuleWishes ofRules) {
        return trials.stream().map(trial -> asked(trial.parameters(), ofRules)).toList();
    }

    private static TrialSettings asked(TrialParameters parameters, RuleWishes ofRules) {
        return new TrialSettings(
                new Support(parameters.minSupport()),
                Measure.byId(parameters.metric().id()).orElseThrow(),
                parameters.minThreshold(),
                ofRules);
    }

    private List<ModelKind> models() {
        return trials.stream().map(trial -> trial.parameters().model()).toList();
    }

    private int maxLength() {
        return trials.getFirst().parameters().maxLength();
    }
}
