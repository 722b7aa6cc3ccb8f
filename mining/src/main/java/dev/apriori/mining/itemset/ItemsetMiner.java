package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;

/**
 * A way to find all frequent itemsets. Whatever the algorithm and the number of threads, the result is the same to the
 * last number, in the order that {@link Itemsets} describes.
 */
public interface ItemsetMiner {
    /** The name that users choose it by, such as {@code eclat}. */
    String algorithm();

    /** @throws BudgetExceededException when the task's budget is used up; no thread works on then */
    Itemsets mine(Transactions transactions, ItemsetTask task);

    /**
     * Counts the frequent itemsets and keeps none, so that memory does not grow with them.
     *
     * @return their number by length: index 0 is 0, the last index is the greatest length
     * @throws BudgetExceededException when the task's budget is used up; no thread works on then
     */
    long[] count(Transactions transactions, ItemsetTask task);
}
