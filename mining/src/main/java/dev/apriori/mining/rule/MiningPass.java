package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.ItemsetMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.transaction.Transactions;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Mines the trials that share transactions and a greatest length: itemsets once at the lowest support of all, rules by a
 * {@link SharedPass}. Where that uses up the budget, the trials with the lowest support are stopped, and the others are
 * mined again with a budget of their own. Each trial's rules are the same as if it had been alone.
 */
public final class MiningPass {
    private final Transactions transactions;
    private final List<RuleFilter> filters;
    private final RuleWishes wishes;
    private final ItemsetMiner miner;
    private final Sink sink;
    private final boolean[] done;

    /** Takes outcomes as they are ready, in no order. */
    @FunctionalInterface
    public interface Sink {
        /** @param trial the trial's place in the list */
        void accept(int trial, TrialOutcome outcome);
    }

    private MiningPass(Transactions transactions, List<TrialSettings> trials, ItemsetMiner miner, Sink sink) {
        this.transactions = transactions;
        this.filters =
                trials.stream().map(trial -> trial.filter(transactions.count())).toList();
        this.wishes = wishes(trials);
        this.miner = miner;
        this.sink = sink;
        this.done = new boolean[trials.size()];
    }

    private static RuleWishes wishes(List<TrialSettings> trials) {
        List<RuleWishes> wishes =
                trials.stream().map(TrialSettings::wishes).distinct().toList();
        if (wishes.size() > 1) {
            throw new IllegalArgumentException("trials of one pass have the same wishes, not " + wishes);
        }
        return wishes.isEmpty() ? RuleWishes.NONE : wishes.get(0);
    }

    /**
     * The outcome of each trial, mined in this process.
     *
     * @param budgets gives the budget of each attempt, its time starting to run then
     */
    public static List<TrialOutcome> run(
            Transactions transactions,
            List<TrialSettings> trials,
            int maxLength,
            Supplier<Budget> budgets,
            int threads) {
        TrialOutcome[] outcomes = new TrialOutcome[trials.size()];
        run(
                transactions,
                trials,
                maxLength,
                budgets,
                threads,
                ItemsetMiner.IN_MEMORY,
                (trial, outcome) -> outcomes[trial] = outcome);
        return List.of(outcomes);
    }

    /**
     * Hands over the outcome of each trial; see {@link SharedPass} for when that bounds memory better.
     *
     * @param miner of the itemsets; rules are made of them in this process
     */
    public static void run(
            Transactions transactions,
            List<TrialSettings> trials,
            int maxLength,
            Supplier<Budget> budgets,
            int threads,
            ItemsetMiner miner,
            Sink sink) {
        var pass = new MiningPass(transactions, trials, miner, sink);
        for (int minCount : minCounts(pass.filters)) {
            try {
                pass.attempt(new ItemsetTask(minCount, maxLength, budgets.get(), threads));
                return;
            } catch (BudgetExceededException e) {
                pass.stop(minCount, e);
            }
        }
    }

    private static int[] minCounts(List<RuleFilter> filters) {
        return filters.stream()
                .mapToInt(RuleFilter::minCount)
                .sorted()
                .distinct()
                .toArray();
    }

    private void attempt(ItemsetTask task) {
        int[] open =
                IntStream.range(0, done.length).filter(trial -> !done[trial]).toArray();
        long start = System.nanoTime();
        Itemsets itemsets = miner.mine(transactions, task);
        long mined = System.nanoTime();
        Int2IntMap frequentAt = new Int2IntOpenHashMap();
        List<RuleFilter> wanted = IntStream.of(open).mapToObj(filters::get).toList();
        RuleSource source = RuleSource.of(itemsets, wishes.items());
        Optional<Judge> judge =
                wishes.significance().map(significance -> Judge.of(source, minCounts(wanted), significance, task));
        SharedPass.rules(source, wanted, task.budget(), task.threads(), (filter, outcome) -> {
            int minCount = wanted.get(filter).minCount();
            int frequent = frequentAt.computeIfAbsent(minCount, itemsets::frequentAt);
            var seconds = new PassSeconds(seconds(start, mined), seconds(mined, System.nanoTime()));
            TrialOutcome ofTrial = outcome instanceof RuleSelection rules
                    ? judged(rules, judge, minCount, frequent, seconds)
                    : new TrialOutcome.Stopped(((Exceeded) outcome).reason());
            deliver(open[filter], ofTrial);
        });
    }

    private TrialOutcome judged(
            RuleSelection rules, Optional<Judge> judge, int minCount, int itemsets, PassSeconds seconds) {
        Optional<Judged> judged = judge.map(asked -> asked.count(rules, minCount));
        RuleSelection wanted =
                wishes.onlySignificant() ? judge.orElseThrow().only(rules, minCount, judged.orElseThrow()) : rules;
        return new TrialOutcome.Mined(itemsets, wanted, seconds, judged);
    }

    private void stop(int minCount, BudgetExceededException reason) {
        for (int trial = 0; trial < done.length; trial++) {
            if (!done[trial] && filters.get(trial).minCount() == minCount) {
                deliver(trial, new TrialOutcome.Stopped(reason.getMessage()));
            }
        }
    }

    private void deliver(int trial, TrialOutcome outcome) {
        done[trial] = true;
        sink.accept(trial, outcome);
    }

    private static double seconds(long from, long to) {
        return (to - from) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
