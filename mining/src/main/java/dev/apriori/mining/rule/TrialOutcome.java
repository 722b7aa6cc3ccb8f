package dev.apriori.mining.rule;

import java.util.Optional;

/** What became of a trial in a {@link MiningPass}. */
public sealed interface TrialOutcome {
    /**
     * The trial's rules.
     *
     * @param itemsets the number of itemsets that are frequent at the trial's own support
     * @param seconds what the pass took that the trial shared with others
     * @param judged how many of the rules that pass the trial's filter are significant, where that was asked for
     */
    record Mined(int itemsets, RuleSelection rules, PassSeconds seconds, Optional<Judged> judged)
            implements TrialOutcome {}

    /**
     * The trial used up its budget.
     *
     * @param reason one line for the user, with what to change
     */
    record Stopped(String reason) implements TrialOutcome {}
}
