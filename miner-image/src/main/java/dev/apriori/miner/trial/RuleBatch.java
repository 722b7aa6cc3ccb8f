package dev.apriori.miner.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Trials that wait to be worked on together. Holds at most as many rules as one trial may have, and passes the batch on
 * when there would be more.
 */
final class RuleBatch<T> {
    private final long maxRules;
    private final ToLongFunction<T> size;
    private final Consumer<List<T>> sink;
    private final List<T> waiting = new ArrayList<>();
    private long rules;

    /** @param size how many rules a trial has */
    RuleBatch(long maxRules, ToLongFunction<T> size, Consumer<List<T>> sink) {
        this.maxRules = maxRules;
        this.size = size;
        this.sink = sink;
    }

    void add(T trial) {
        long more = size.applyAsLong(trial);
        if (rules + more > maxRules) {
            flush();
        }
        waiting.add(trial);
        rules += more;
    }

    /** Passes on what waits. */
    void flush() {
        if (!waiting.isEmpty()) {
            sink.accept(List.copyOf(waiting));
            waiting.clear();
            rules = 0;
        }
    }
}
