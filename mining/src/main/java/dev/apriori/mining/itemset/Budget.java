package dev.apriori.mining.itemset;

import java.time.Duration;

/**
 * What mining may use up before it is stopped. Checked while mining goes on, so that memory stays bounded by what the
 * limits allow.
 *
 * @param maxItemsets the most frequent itemsets that may be kept
 * @param maxRules the most rules that one rule set may hold
 * @param deadlineNanos the moment, on {@link System#nanoTime()}'s clock, after which mining stops
 */
public record Budget(long maxItemsets, long maxRules, long deadlineNanos) {
    /** A budget whose time starts to run now. */
    public static Budget startingNow(long maxItemsets, long maxRules, Duration timeout) {
        return new Budget(maxItemsets, maxRules, System.nanoTime() + timeout.toNanos());
    }

    /** A budget for programs and tests that know their input to be small: a million of each, an hour. */
    public static Budget ample() {
        return startingNow(1_000_000, 1_000_000, Duration.ofHours(1));
    }

    /** @throws BudgetExceededException when there would be more itemsets than allowed */
    public void checkItemsets(long itemsets) {
        if (itemsets > maxItemsets) {
            throw new BudgetExceededException("more than " + maxItemsets
                    + " itemsets are frequent; raise minSupport, lower maxLength or raise limits.maxItemsets");
        }
    }

    /** @throws BudgetExceededException when there would be more rules than allowed */
    public void checkRules(long rules) {
        if (rules > maxRules) {
            throw new BudgetExceededException("more than " + maxRules
                    + " rules pass; raise minThreshold or minSupport, lower maxLength or raise limits.maxRules");
        }
    }

    /** @throws BudgetExceededException when the time is used up */
    public void checkTime() {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new BudgetExceededException(
                    "the time is used up; raise minSupport, lower maxLength or raise limits.trialTimeout");
        }
    }
}
