package dev.apriori.spark;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ClassSearch;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;

/**
 * What each executor is told once of a pass: what to mine, and the transactions, of which only frequent items are kept.
 * Items are numbers there; nobody needs their labels. A search is prepared once in each executor.
 */
final class Shared implements Serializable {
    private static final long serialVersionUID = 1;

    private final int items;
    private final int[] offsets;
    private final int[] contents;
    private final int minCount;
    private final int maxLength;
    private final long maxItemsets;
    private final long nanos;
    private transient long start;
    private transient ClassSearch search;

    Shared(Transactions transactions, ItemsetTask task) {
        int[] counts = new int[transactions.items().size()];
        for (int i = 0; i < transactions.totalItems(); i++) {
            counts[transactions.item(i)]++;
        }
        items = counts.length;
        minCount = task.minCount();
        maxLength = task.maxLength();
        maxItemsets = task.budget().maxItemsets();
        start = System.nanoTime();
        nanos = task.budget().deadlineNanos() - start;
        offsets = new int[transactions.count() + 1];
        contents =
                new int[Arrays.stream(counts).filter(count -> count >= minCount).sum()];
        int end = 0;
        for (int t = 0; t < transactions.count(); t++) {
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                if (counts[transactions.item(i)] >= minCount) {
                    contents[end++] = transactions.item(i);
                }
            }
            offsets[t + 1] = end;
        }
    }

    Transactions transactions() {
        return new Transactions(Items.of(Collections.nCopies(items, "")), offsets, contents);
    }

    ItemsetTask task() {
        var budget = new Budget(maxItemsets, Long.MAX_VALUE, start + nanos);
        return new ItemsetTask(minCount, maxLength, budget, Runtime.getRuntime().availableProcessors());
    }

    /** By the first that asks; the others wait for it. */
    synchronized ClassSearch search() {
        if (search == null) {
            search = new ClassSearch(transactions(), task());
        }
        return search;
    }

    /** Machines do not share a clock: an executor's time starts when it is told. The driver ends what takes longer. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        start = System.nanoTime();
    }
}
