package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;

/**
 * The search of {@link EclatMiner} by its classes, the itemsets with the same rarest item: each may be mined by another
 * process that has the same transactions. Classes are numbered by rising support of that item. Safe for many threads.
 */
public final class ClassSearch {
    /** Three columns of so many numbers are serialized in one array of bytes. */
    private static final int MOST_AT_ONCE = 1 << 27;

    private final RankedTransactions ranked;
    private final CommonPairs common;
    private final ItemsetTask task;

    /** @throws BudgetExceededException when the time is used up */
    public ClassSearch(Transactions transactions, ItemsetTask task) {
        this.ranked = new RankedTransactions(transactions, task.minCount());
        this.common = CommonPairs.count(ranked, task, task.threads());
        this.task = task;
    }

    /**
     * Mines some classes in the caller's thread.
     *
     * @param look called now and then: what it throws ends the mining
     * @throws BudgetExceededException when they alone use up the budget
     */
    public FoundClasses mine(int[] classes, Runnable look) {
        var columns = new ItemsetColumns(new Meter(task.budget(), MOST_AT_ONCE, look));
        var search = new EclatSearch<>(ranked, common, task, columns);
        int[] sizes = new int[classes.length];
        for (int c = 0; c < classes.length; c++) {
            search.mine(classes[c]);
            sizes[c] = columns.size();
        }
        return FoundClasses.of(classes, sizes, columns);
    }
}
