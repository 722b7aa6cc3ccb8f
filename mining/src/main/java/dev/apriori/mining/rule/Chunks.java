package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Workers;
import java.util.List;
import java.util.function.Supplier;

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
        run(rows, threads, () -> range, (same, from, to) -> same.run(from, to));
    }

    /** Handles the rows from one to before another, with what the thread has for itself. */
    @FunctionalInterface
    interface OwnRange<W> {
        void run(W own, int from, int to);
    }

    /** @return what the threads had for themselves, in no order */
    static <W> List<W> run(int rows, int threads, Supplier<W> own, OwnRange<W> range) {
        return Workers.run(
                (rows + SIZE - 1) / SIZE,
                threads,
                own,
                (mine, chunk) -> range.run(mine, chunk * SIZE, Math.min(rows, (chunk + 1) * SIZE)));
    }
}
