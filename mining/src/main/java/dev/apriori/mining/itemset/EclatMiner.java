package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.List;

/**
 * Eclat (Zaki 2000): depth first through the prefixes, the transactions of each extension a row of bits. Pairs are
 * counted by occurrence deliver (Uno, Kiyomi and Arimura 2004), those of common items by {@link CommonPairs}, and rows reach
 * only over the transactions that hold the rarest item. The classes of itemsets with the same rarest item are mined on their own, by several threads. Whatever
 * their number, the result is the same to the last number, in the order that {@link Itemsets} describes.
 */
public final class EclatMiner {
    /** Below this many items in all transactions together, starting a thread takes longer than the work. */
    private static final int WORTH_THREADS = 20_000;

    private EclatMiner() {}

    /** @throws BudgetExceededException when the task's budget is used up; no thread works on then */
    public static Itemsets mine(Transactions transactions, ItemsetTask task) {
        task.budget().checkTime();
        var ranked = new RankedTransactions(transactions, task.minCount());
        int threads = threads(ranked, task);
        var common = CommonPairs.count(ranked, task, threads);
        var meter = Meter.of(task.budget());
        var classes = new ItemsetClasses(ranked.size());
        Workers.run(
                ranked.size(),
                threads,
                () -> new EclatSearch<>(ranked, common, task, new ItemsetColumns(meter)),
                (search, rank) -> classes.put(rank, search.mine(rank)));
        return classes.join(transactions.items(), transactions.count(), task);
    }

    /**
     * Counts the frequent itemsets and keeps none, so that memory does not grow with them.
     *
     * @return their number by length: index 0 is 0, the last index is the greatest length
     * @throws BudgetExceededException when the task's budget is used up; no thread works on then
     */
    public static long[] count(Transactions transactions, ItemsetTask task) {
        task.budget().checkTime();
        var ranked = new RankedTransactions(transactions, task.minCount());
        int threads = threads(ranked, task);
        var common = CommonPairs.count(ranked, task, threads);
        var meter = new Meter(task.budget(), ItemsetTally.MOST);
        int longest = Math.min(task.maxLength(), ranked.size());
        List<ItemsetTally> tallies = Workers.run(
                        ranked.size(),
                        threads,
                        () -> new EclatSearch<>(ranked, common, task, new ItemsetTally(longest, meter)),
                        EclatSearch::mine)
                .stream()
                .map(EclatSearch::found)
                .toList();
        return ItemsetTally.sum(tallies, longest);
    }

    private static int threads(RankedTransactions ranked, ItemsetTask task) {
        return ranked.holders(ranked.size()) < WORTH_THREADS ? 1 : task.threads();
    }
}
