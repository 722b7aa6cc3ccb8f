package dev.apriori.bench.compare;

import java.nio.file.Path;
import java.util.List;

/**
 * A data set and a threshold.
 *
 * @param name as the table has it
 * @param peers who can do it in bearable time and memory, itemsets returned
 */
record Work(String name, Path file, int transactions, int minCount, int maxLength, List<String> peers) {
    /** Those that count without returning. */
    static final List<String> COUNTING = List.of("pyfim apriori", "pyfim eclat", "pyfim fpgrowth");

    Job job(Job.Task task, String algorithm, int threads) {
        return new Job(task, file.toString(), algorithm, minCount, maxLength, threads, List.of(), 0);
    }

    /** A fraction halfway below the count, which rounding cannot move across it. */
    double support() {
        return (minCount - 0.5) / transactions;
    }
}
