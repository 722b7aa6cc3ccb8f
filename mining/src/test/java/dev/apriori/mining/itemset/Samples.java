package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.transaction.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small transactions to try things with, made up or drawn. */
public final class Samples {
    private Samples() {}

    /** Transactions over items 0 to {@code itemCount - 1}, labelled by their number. */
    public static Transactions transactions(int itemCount, List<? extends Collection<Integer>> baskets) {
        int[] offsets = new int[baskets.size() + 1];
        int[][] contents = new int[baskets.size()][];
        for (int t = 0; t < contents.length; t++) {
            contents[t] = new TreeSet<>(baskets.get(t))
                    .stream().mapToInt(item -> item).toArray();
            offsets[t + 1] = offsets[t] + contents[t].length;
        }
        var labels = IntStream.range(0, itemCount).mapToObj(String::valueOf).toList();
        return new Transactions(
                Items.of(labels),
                offsets,
                IntStream.range(0, contents.length)
                        .boxed()
                        .flatMapToInt(t -> IntStream.of(contents[t]))
                        .toArray());
    }

    /** Up to 9 items, up to 80 baskets, from nearly empty ones to nearly full ones, some items in all of them. */
    public static Arbitrary<Transactions> small() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.longs())
                .as(Samples::random);
    }

    private static Transactions random(int itemCount, int basketCount, long seed) {
        var random = new Random(seed);
        double[] chances = IntStream.range(0, itemCount)
                .mapToDouble(item -> Math.min(1, 1.1 * random.nextDouble()))
                .toArray();
        return transactions(
                itemCount,
                IntStream.range(0, basketCount)
                        .mapToObj(t -> IntStream.range(0, itemCount)
                                .filter(item -> random.nextDouble() < chances[item])
                                .boxed()
                                .toList())
                        .toList());
    }

    /** The baskets as lists of items. */
    public static List<List<Integer>> baskets(Transactions transactions) {
        return IntStream.range(0, transactions.count())
                .mapToObj(t -> IntStream.range(transactions.offset(t), transactions.offset(t + 1))
                        .mapToObj(transactions::item)
                        .toList())
                .toList();
    }

    /** Mines with ample means. */
    public static Itemsets mine(Transactions transactions, int minCount, int maxLength) {
        var task = new ItemsetTask(minCount, maxLength, Budget.ample(), 1);
        return EclatMiner.mine(transactions, task);
    }
}
