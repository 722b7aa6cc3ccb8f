package dev.apriori.mining.itemset;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds what all threads of one mining have found against its budget. Once one of them has exceeded it, all of them do at
 * their next look.
 */
final class Meter {
    /** What the columns' arrays can hold. */
    private static final long MOST = Integer.MAX_VALUE - 8;

    private final Budget budget;
    private final AtomicLong itemsets = new AtomicLong();

    Meter(Budget budget) {
        this.budget = budget;
    }

    /** @throws BudgetExceededException when these are too many, or it is too late */
    void found(int more) {
        long all = itemsets.addAndGet(more);
        budget.checkItemsets(all);
        if (all > MOST) {
            throw new BudgetExceededException(
                    "more than " + MOST + " itemsets are frequent; raise minSupport or lower maxLength");
        }
        budget.checkTime();
    }
}
