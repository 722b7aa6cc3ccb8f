package dev.apriori.bench.compare;

import java.util.List;

/**
 * One piece of work, the same for everyone.
 *
 * @param file transactions, one a line
 * @param algorithm the library and what of it
 * @param maxLength the most items of an itemset, {@link #ANY} for any number
 * @param supports of a grid's trials
 * @param seconds how long to repeat it in one go; the first repetition is always done
 */
record Job(
        Task task,
        String file,
        String algorithm,
        int minCount,
        int maxLength,
        int threads,
        List<Double> supports,
        double seconds) {
    static final int ANY = Integer.MAX_VALUE;

    /** What is done; a task's name in lower case is what a worker is told. */
    enum Task {
        /** Frequent itemsets are counted by length. */
        COUNT,
        /** Frequent itemsets are returned. */
        ITEMSETS,
        /** All rules are made of itemsets that are there. */
        RULES,
        /** Transactions to all rules. */
        ITEMSETS_AND_RULES,
        /** All trials of a grid. */
        GRID,
        /** The trial of a grid that has the most rules of the lowest support, alone; twice, one after the other. */
        ALONE_TWICE
    }

    Job lasting(double seconds) {
        return new Job(task, file, algorithm, minCount, maxLength, threads, supports, seconds);
    }
}
