package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.List;

/**
 * Eclat (Zaki 2000): depth first through the prefixes, the transactions of each extension a row of bits. Pairs are
 * counted by occurrence deliver (Uno, Kiyomi and Arimura 2004), and rows reach only over the transactions that hold the
 * rarest item. The classes of itemsets with the same rarest item are mined on their own, by several threads.
 */
final class EclatMiner implements ItemsetMiner {
    /** Below this many items in all transactions together, starting a thread takes longer than the work. */
    private static final int WORTH_THREADS = 20_000;

    @Override
    public String algorithm() {
        return "eclat";
    }

    @Override
    public Itemsets mine(Transactions transactions, ItemsetTask task) {
        task.budget().checkTime();
        var ranked = new RankedTransactions(transactions, task.minCount());
        var meter = new Meter(task.budget(), ItemsetColumns.MOST);
        var classes = new ItemsetClasses(ranked.size());
        Workers.run(
                ranked.size(),
                threads(ranked, task),
                () -> new EclatSearch<>(ranked, task, new ItemsetColumns(meter)),
                (search, rank) -> classes.put(rank, search.mine(rank)));
        return classes.join(transactions.items(), transactions.count(), task);
    }

    @Override
    public long[] count(Transactions transactions, ItemsetTask task) {
        task.budget().checkTime();
        var ranked = new RankedTransactions(transactions, task.minCount());
        var meter = new Meter(task.budget(), ItemsetTally.MOST);
        int longest = Math.min(task.maxLength(), ranked.size());
        List<ItemsetTally> tallies = Workers.run(
                        ranked.size(),
                        threads(ranked, task),
                        () -> new EclatSearch<>(ranked, task, new ItemsetTally(longest, meter)),
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
