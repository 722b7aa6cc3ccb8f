package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;

/** What finds frequent itemsets: threads of this process, or other machines. Whichever it is, all find the same. */
@FunctionalInterface
public interface ItemsetMiner {
    /** In this process, with the task's threads. */
    ItemsetMiner IN_MEMORY = EclatMiner::mine;

    /** @throws BudgetExceededException when the task's budget is used up; nothing works on then */
    Itemsets mine(Transactions transactions, ItemsetTask task);
}
