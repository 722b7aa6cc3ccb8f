package dev.apriori.mining.itemset;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds what all threads of one mining have found against its budget. Once one of them has exceeded it, all of them do at
 * their next look.
 */
final class Meter {
    private final Budget budget;
    private final long most;
    private final AtomicLong itemsets = new AtomicLong();

    /** @param most what can be held, or counted, whatever the budget */
    Meter(Budget budget, long most) {
        this.budget = budget;
        this.most = most;
    }

    /** @throws BudgetExceededException when these are too many, or it is too late */
    void found(long more) {
        long all = itemsets.addAndGet(more);
        budget.checkItemsets(all);
        if (all > most) {
            throw new BudgetExceededException(
                    "more than " + most + " itemsets are frequent; raise minSupport or lower maxLength");
        }
        budget.checkTime();
    }
}
