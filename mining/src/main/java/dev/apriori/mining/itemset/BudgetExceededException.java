package dev.apriori.mining.itemset;

import dev.apriori.mining.MiningException;

/** Mining was stopped because its {@link Budget} was used up; nothing of its result is kept. */
public final class BudgetExceededException extends MiningException {
    public BudgetExceededException(String message) {
        super(message);
    }
}
