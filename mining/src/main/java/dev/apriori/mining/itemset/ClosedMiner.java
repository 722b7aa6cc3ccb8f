package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;
import java.util.List;

/**
 * Mines closed or maximal itemsets without the frequent ones between them, of which there may be too many for any
 * memory. An itemset is closed, or maximal, among itemsets of any length, also where longer ones are not wanted.
 */
public final class ClosedMiner {
    private ClosedMiner() {}

    /**
     * The same whatever the number of threads, by the rarest item first.
     *
     * @throws BudgetExceededException when the task's budget is used up; no thread works on then
     */
    public static ItemsetList mine(Transactions transactions, ItemsetTask task, Condensed wanted) {
        task.budget().checkTime();
        var rows = new ItemRows(transactions, task.minCount());
        var meter = new Meter(task.budget(), ItemsetColumns.MOST);
        FoundSets[] parts = new FoundSets[rows.size()];
        Workers.run(
                parts.length,
                task.threads(),
                () -> new ClosedSearch(rows, task, wanted, meter),
                (search, rank) -> parts[rank] = search.mine(rank));
        return ItemsetList.join(transactions.items(), List.copyOf(Arrays.asList(parts)));
    }
}
