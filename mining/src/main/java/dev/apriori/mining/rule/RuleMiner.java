package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.Itemsets;
import java.util.List;

/** Makes the rules of frequent itemsets: every split of an itemset into two sides that are not empty. */
public final class RuleMiner {
    private RuleMiner() {}

    /**
     * The rules that pass a filter.
     *
     * @param itemsets mined at the filter's least count or below
     * @throws BudgetExceededException when more pass than the budget allows, or the time is used up
     */
    public static Rules mine(Itemsets itemsets, RuleFilter filter, Budget budget, int threads) {
        Outcome outcome =
                SharedPass.rules(itemsets, List.of(filter), budget, threads).get(0);
        if (outcome instanceof Exceeded exceeded) {
            throw new BudgetExceededException(exceeded.reason());
        }
        return ((RuleSelection) outcome).toRules();
    }
}
