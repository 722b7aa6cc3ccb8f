package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.mining.rule.Judged;
import dev.apriori.mining.rule.PassSeconds;
import dev.apriori.mining.rule.RuleSelection;
import java.util.Optional;

/** A trial that mining is done with. */
sealed interface MinedTrial {
    Trial trial();

    /** How many rules it holds. */
    default int ruleCount() {
        return switch (this) {
            case Succeeded succeeded -> succeeded.rules().size();
            case Stopped stopped -> 0;
        };
    }

    /**
     * Its rules, which may be none.
     *
     * @param itemsets frequent at the trial's support
     * @param seconds of the pass that the trial shared with others
     * @param judged how many of the rules that pass the trial's threshold are significant
     * @param quality how well the rules recommend; empty where that could not be found out within the limits
     */
    record Succeeded(
            Trial trial,
            int itemsets,
            RuleSelection rules,
            PassSeconds seconds,
            Judged judged,
            Optional<RecommendingQuality> quality)
            implements MinedTrial {
        /** How its model recommends. */
        Choice choice() {
            return quality.map(RecommendingQuality::chosen)
                    .orElseGet(() -> ChoicePass.usual(trial.parameters().model()));
        }
    }

    /** @param reason one line for the user, with what to change */
    record Stopped(Trial trial, String reason) implements MinedTrial {}
}
