package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.Itemsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers many filters from itemsets that were mined once, at the least count of all of them or below. The rules that
 * pass are counted first, so that a filter which would exceed the budget harms no other; then those of all the others
 * together are made and sorted once, and each filter gets its own as a view. Each filter's rules are the same as if it
 * had been alone.
 */
public final class SharedPass {
    /** What a table's columns can hold. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private static final String TOO_MANY =
            "more than " + MOST + " rules pass; raise minThreshold or minSupport, or lower maxLength";

    /** Takes outcomes as they are ready, in no order. */
    @FunctionalInterface
    public interface Sink {
        /** @param filter the filter's place in the list */
        void accept(int filter, Outcome outcome);
    }

    private final RuleSource source;
    private final Budget budget;
    private final int threads;
    private final Sink sink;

    private SharedPass(RuleSource source, Budget budget, int threads, Sink sink) {
        this.source = source;
        this.budget = budget;
        this.threads = threads;
        this.sink = sink;
    }

    /**
     * The outcome of each filter.
     *
     * @param itemsets mined at the least count of all filters or below
     * @throws BudgetExceededException when the time is used up
     */
    public static List<Outcome> rules(Itemsets itemsets, List<RuleFilter> filters, Budget budget, int threads) {
        Outcome[] outcomes = new Outcome[filters.size()];
        rules(itemsets, filters, budget, threads, (filter, outcome) -> outcomes[filter] = outcome);
        return List.of(outcomes);
    }

    /**
     * Hands over the outcome of each filter. Where the filters' rules together are more than the budget allows for one
     * filter, they are made a filter at a time: memory stays bounded for a caller who lets go of each.
     *
     * @throws BudgetExceededException when the time is used up; what was handed over stands
     */
    public static void rules(Itemsets itemsets, List<RuleFilter> filters, Budget budget, int threads, Sink sink) {
        rules(RuleSource.of(itemsets, ItemConstraints.NONE), filters, budget, threads, sink);
    }

    static void rules(RuleSource source, List<RuleFilter> filters, Budget budget, int threads, Sink sink) {
        filters.forEach(source::mustReach);
        new SharedPass(source, budget, threads, sink).run(filters);
    }

    private void run(List<RuleFilter> filters) {
        if (filters.size() == 1 && budget.maxRules() <= MOST) {
            runAlone(filters);
            return;
        }
        RuleCounts counts = CountingPass.count(source, new FilterGrid(filters), budget, threads);
        long[] passing = filters.stream().mapToLong(counts::passing).toArray();
        for (int f = 0; f < passing.length; f++) {
            int filter = f;
            exceeded(passing[f]).ifPresent(outcome -> sink.accept(filter, outcome));
        }
        List<FilterGroup> groups = FilterGroup.of(filters, passing, Math.min(budget.maxRules(), MOST));
        var grid = new FilterGrid(groups.stream().map(FilterGroup::filter).toList());
        CollectingPass.collect(source, grid, budget, threads)
                .ifPresentOrElse(base -> select(base, grid, groups), () -> groups.forEach(this::collectAlone));
    }

    /** With no other to be harmed, rules need not be counted first. */
    private void runAlone(List<RuleFilter> filter) {
        Outcome outcome = CollectingPass.collect(source, new FilterGrid(filter), budget, threads)
                .<Outcome>map(RuleSelection::all)
                .orElseGet(() -> exceeded(budget.maxRules() + 1).orElseThrow());
        sink.accept(0, outcome);
    }

    private Optional<Exceeded> exceeded(long rules) {
        try {
            budget.checkRules(rules);
            return rules <= MOST ? Optional.empty() : Optional.of(new Exceeded(TOO_MANY));
        } catch (BudgetExceededException e) {
            return Optional.of(new Exceeded(e.getMessage()));
        }
    }

    /** A few groups at a time: their row numbers together take no more room than a table of the greatest size. */
    private void select(Rules base, FilterGrid grid, List<FilterGroup> groups) {
        var levels = new RuleLevels(base, grid, threads);
        int from = 0;
        while (from < groups.size()) {
            int to = from + 1;
            long rows = groups.get(from).passing();
            while (to < groups.size() && rows + groups.get(to).passing() <= budget.maxRules()) {
                rows += groups.get(to).passing();
                to++;
            }
            select(base, levels, groups.subList(from, to));
            from = to;
        }
    }

    private void select(Rules base, RuleLevels levels, List<FilterGroup> groups) {
        int[][] rows = NestedFilters.rows(levels, groups, threads);
        Map<Rows, RuleSelection> distinct = new HashMap<>();
        for (int g = 0; g < rows.length; g++) {
            int[] own = rows[g];
            RuleSelection selection = distinct.computeIfAbsent(new Rows(own), key -> new RuleSelection(base, own));
            groups.get(g).members().forEach(filter -> sink.accept(filter, selection));
        }
    }

    /** Numbers of rules, compared whole, but told apart by a few of them. */
    @SuppressWarnings("ArrayRecordComponent") // looked into for equality
    private record Rows(int[] numbers) {
        private static final int LOOKED_AT = 64;

        @Override
        public boolean equals(Object other) {
            return other instanceof Rows rows && Arrays.equals(numbers, rows.numbers);
        }

        @Override
        public int hashCode() {
            int hash = numbers.length;
            for (int i = 0; i < numbers.length; i += 1 + numbers.length / LOOKED_AT) {
                hash = 31 * hash + numbers[i];
            }
            return hash;
        }
    }

    private void collectAlone(FilterGroup group) {
        var grid = new FilterGrid(List.of(group.filter()));
        Rules rules = CollectingPass.collect(source, grid, budget, threads).orElseThrow();
        RuleSelection selection = RuleSelection.all(rules);
        group.members().forEach(filter -> sink.accept(filter, selection));
    }
}
