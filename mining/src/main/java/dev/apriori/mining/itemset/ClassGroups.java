package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The classes of a {@link ClassSearch} in groups that take about equally long: the class that is likely to take longest
 * comes first, each next one goes to the group that has least to do.
 */
public final class ClassGroups {
    private ClassGroups() {}

    private static final class Group {
        private final IntArrayList classes = new IntArrayList();
        private double work;
    }

    /**
     * @param most of the groups; there are fewer where there are fewer classes
     * @return each class in one group, the group with most work first
     */
    public static List<int[]> of(Transactions transactions, ItemsetTask task, int most) {
        var ranked = new RankedTransactions(transactions, task.minCount());
        double[] work = IntStream.range(0, ranked.size())
                .mapToDouble(rank -> work(ranked, rank, task.maxLength()))
                .toArray();
        var groups = new PriorityQueue<Group>(Comparator.comparingDouble(group -> group.work));
        IntStream.range(0, Math.min(most, work.length)).forEach(i -> groups.add(new Group()));
        IntStream.range(0, work.length)
                .boxed()
                .sorted(Comparator.comparingDouble(rank -> -work[rank]))
                .forEach(rank -> {
                    Group least = groups.remove();
                    least.classes.add(rank.intValue());
                    least.work += work[rank];
                    groups.add(least);
                });
        return groups.stream()
                .sorted(Comparator.comparingDouble(group -> -group.work))
                .map(group -> group.classes.toIntArray())
                .toList();
    }

    /** Pairs are found by visiting what follows the item in each of its transactions, longer itemsets by pairs of that. */
    private static double work(RankedTransactions ranked, int rank, int maxLength) {
        double following = ranked.following(rank);
        double ofPairs = ranked.count(rank) + following;
        return maxLength <= 2 ? ofPairs : ofPairs + following * following / ranked.count(rank);
    }
}
