package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Frequent itemsets by trying each set of items on each basket: for a dozen items at most. */
public final class BruteForce {
    private BruteForce() {}

    /** The transactions that hold all the items. */
    public static int count(Transactions transactions, Collection<Integer> items) {
        return (int) Samples.baskets(transactions).stream()
                .filter(basket -> basket.containsAll(items))
                .count();
    }

    /** Each frequent itemset, written like {@code [0, 2]}, with its count. */
    public static Map<String, Integer> frequent(Transactions transactions, int minCount, int maxLength) {
        Map<String, Integer> frequent = new TreeMap<>();
        for (int set = 1; set < 1 << transactions.items().size(); set++) {
            int mask = set;
            List<Integer> items = IntStream.range(0, Integer.SIZE)
                    .filter(item -> (mask >> item & 1) == 1)
                    .boxed()
                    .toList();
            int count = items.size() <= maxLength ? count(transactions, items) : 0;
            if (count >= minCount) {
                frequent.put(items.toString(), count);
            }
        }
        return frequent;
    }
}
