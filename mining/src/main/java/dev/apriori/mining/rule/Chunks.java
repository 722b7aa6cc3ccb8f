package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Workers;

/** Goes over the rows of columns in chunks, which threads share. */
final class Chunks {
    private static final int SIZE = 1 << 14;

    private Chunks() {}

    /** Handles the rows from one to before another. */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    static void run(int rows, int threads, Range range) {
        Workers.run(
                (rows + SIZE - 1) / SIZE,
                threads,
                () -> range,
                (same, chunk) -> same.run(chunk * SIZE, Math.min(rows, (chunk + 1) * SIZE)));
    }
}
