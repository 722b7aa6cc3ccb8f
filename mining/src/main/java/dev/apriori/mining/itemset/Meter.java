package dev.apriori.mining.itemset;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds what all that take part in one mining have found against its budget. Once one of them has exceeded it, all of them do at
 * their next look.
 */
public final class Meter {
    private final Budget budget;
    private final long most;
    private final Runnable look;
    private final AtomicLong itemsets = new AtomicLong();

    /** @param most what can be held, or counted, whatever the budget */
    Meter(Budget budget, long most) {
        this(budget, most, () -> {});
    }

    /** @param look called now and then: what it throws ends the mining */
    Meter(Budget budget, long most, Runnable look) {
        this.budget = budget;
        this.most = most;
        this.look = look;
    }

    /** For itemsets that are to be kept. */
    public static Meter of(Budget budget) {
        return new Meter(budget, ItemsetColumns.MOST);
    }

    /** @throws BudgetExceededException when these are too many, or it is too late */
    public void found(long more) {
        long all = itemsets.addAndGet(more);
        budget.checkItemsets(all);
        if (all > most) {
            throw new BudgetExceededException(
                    "more than " + most + " itemsets are frequent; raise minSupport or lower maxLength");
        }
        budget.checkTime();
        look.run();
    }
}
