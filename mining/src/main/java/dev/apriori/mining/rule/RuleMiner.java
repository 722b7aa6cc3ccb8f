package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return mine(RuleSource.of(itemsets, ItemConstraints.NONE), filter, budget, threads)
                .toRules();
    }

    /**
     * The rules that pass a filter and are as wished.
     *
     * @param itemsets what the task came to
     * @throws BudgetExceededException when more pass the filter than the budget allows, or the time is used up
     */
    public static Rules mine(Itemsets itemsets, RuleFilter filter, RuleWishes wishes, ItemsetTask task) {
        RuleSource source = RuleSource.of(itemsets, wishes.items());
        RuleSelection passing = mine(source, filter, task.budget(), task.threads());
        return judge(source, filter, wishes, task)
                .map(judge -> judge.only(passing, filter.minCount(), judge.count(passing, filter.minCount())))
                .orElse(passing)
                .toRules();
    }

    /**
     * Of the rules that pass a filter and are as wished, those that have most of the filter's measure; among equal ones,
     * those that come first in the order of {@link Rules}. No more than about twice as many are held at any time, for each
     * thread.
     *
     * @param itemsets what the task came to
     * @param most how many, at least 1
     * @throws BudgetExceededException when the time is used up
     */
    public static Rules best(Itemsets itemsets, RuleFilter filter, int most, RuleWishes wishes, ItemsetTask task) {
        RuleSource source = RuleSource.of(itemsets, wishes.items());
        source.mustReach(filter);
        PairTest test = judge(source, filter, wishes, task)
                .map(judge -> judge.test(filter.minCount()))
                .orElse((antecedent, consequent, both) -> true);
        return BestPass.collect(source, filter, test, most, task.budget(), task.threads());
    }

    private static Optional<Judge> judge(RuleSource source, RuleFilter filter, RuleWishes wishes, ItemsetTask task) {
        return wishes.uncounted()
                .significance()
                .map(significance -> Judge.of(source, new int[] {filter.minCount()}, significance, task));
    }

    private static RuleSelection mine(RuleSource source, RuleFilter filter, Budget budget, int threads) {
        List<Outcome> outcomes = new ArrayList<>();
        SharedPass.rules(source, List.of(filter), budget, threads, (only, outcome) -> outcomes.add(outcome));
        if (outcomes.get(0) instanceof Exceeded exceeded) {
            throw new BudgetExceededException(exceeded.reason());
        }
        return (RuleSelection) outcomes.get(0);
    }
}
