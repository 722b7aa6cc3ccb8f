package dev.apriori.mining.itemset;

import java.util.ArrayList;
import java.util.List;

/**
 * One thread's search for closed itemsets (DCI_CLOSED: Lucchese, Orlando and Perego 2006). An itemset grows by the items
 * that come later in the order; what all its transactions hold is added at once. Where an earlier item is in all of them,
 * too, the closed itemset has been found before, and so has all that would extend it: no itemset found has to be kept
 * to see that. Rows of bits reach over the transactions that hold the first item.
 */
final class ClosedSearch {
    /** The budget is looked at after so many itemsets, also where none is found. */
    private static final int TIME_CHECK_MASK = 0x3ff;

    private final ItemRows items;
    private final ItemsetTask task;
    private final Condensed wanted;
    private final Meter meter;
    private final List<Depth> depths = new ArrayList<>();
    private final int[] itemset;
    /** Frequent items that were tried before: what extends by them, or has them everywhere, is found already. */
    private final int[] before;

    private FoundSets found;
    private int length;
    private int beforeSize;
    private long[] rows = new long[0];
    private int words;
    private int steps;

    /** What a level of the recursion has for itself: the transactions of its itemset, and what may extend it. */
    private static final class Depth {
        private long[] cover = new long[0];
        private final int[] extensions;

        Depth(int items) {
            extensions = new int[items];
        }
    }

    ClosedSearch(ItemRows items, ItemsetTask task, Condensed wanted, Meter meter) {
        this.items = items;
        this.task = task;
        this.wanted = wanted;
        this.meter = meter;
        this.itemset = new int[items.size()];
        this.before = new int[items.size()];
        this.found = new FoundSets(meter);
    }

    /** The wanted itemsets whose rarest item has that rank. */
    FoundSets mine(int rank) {
        found = new FoundSets(meter);
        words = items.words(rank);
        rows = items.over(rank, rows);
        length = 0;
        beforeSize = 0;
        Depth top = depth(0);
        top.cover = roomy(top.cover);
        System.arraycopy(rows, rank * words, top.cover, 0, words);
        int later = 0;
        for (int other = 0; other < items.size(); other++) {
            if (other < rank && common(top.cover, other) >= task.minCount()) {
                before[beforeSize++] = other;
            } else if (other > rank) {
                top.extensions[later++] = other;
            }
        }
        if (!isFoundBefore(top.cover)) {
            itemset[length++] = items.item(rank);
            search(1, top.cover, items.count(rank), top.extensions, 0, later);
        }
        found.meter();
        return found;
    }

    /**
     * Finds the closed itemset of some transactions, and those that extend it.
     *
     * @param candidates by rank, from {@code from} to {@code to - 1}, what may be in all the transactions or extend it
     */
    private void search(int level, long[] cover, int count, int[] candidates, int from, int to) {
        if ((++steps & TIME_CHECK_MASK) == 0) {
            found.meter();
        }
        int startLength = length;
        Depth own = depth(level);
        int size = 0;
        for (int c = from; c < to; c++) {
            int both = common(cover, candidates[c]);
            if (both == count) {
                itemset[length++] = items.item(candidates[c]);
            } else if (both >= task.minCount()) {
                own.extensions[size++] = candidates[c];
            }
        }
        if (length <= task.maxLength() && isWanted(cover, size)) {
            found.add(itemset, length, count);
        }
        if (length < task.maxLength()) {
            extend(level, cover, own, size);
        }
        length = startLength;
    }

    private void extend(int level, long[] cover, Depth own, int size) {
        int startBefore = beforeSize;
        own.cover = roomy(own.cover);
        for (int e = 0; e < size; e++) {
            int rank = own.extensions[e];
            int count = intersect(cover, rank, own.cover);
            if (!isFoundBefore(own.cover)) {
                itemset[length++] = items.item(rank);
                search(level + 1, own.cover, count, own.extensions, e + 1, size);
                length--;
            }
            before[beforeSize++] = rank;
        }
        beforeSize = startBefore;
    }

    private boolean isWanted(long[] cover, int extensions) {
        return switch (wanted) {
            case CLOSED -> true;
            case MAXIMAL -> extensions == 0 && !isExtendedBefore(cover);
        };
    }

    private boolean isExtendedBefore(long[] cover) {
        for (int b = 0; b < beforeSize; b++) {
            if (common(cover, before[b]) >= task.minCount()) {
                return true;
            }
        }
        return false;
    }

    private boolean isFoundBefore(long[] cover) {
        for (int b = 0; b < beforeSize; b++) {
            if (isInAll(cover, before[b] * words)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInAll(long[] cover, int row) {
        for (int w = 0; w < words; w++) {
            if ((cover[w] & ~rows[row + w]) != 0) {
                return false;
            }
        }
        return true;
    }

    private int common(long[] cover, int rank) {
        int row = rank * words;
        int count = 0;
        for (int w = 0; w < words; w++) {
            count += Long.bitCount(cover[w] & rows[row + w]);
        }
        return count;
    }

    private int intersect(long[] cover, int rank, long[] target) {
        int row = rank * words;
        int count = 0;
        for (int w = 0; w < words; w++) {
            long bits = cover[w] & rows[row + w];
            target[w] = bits;
            count += Long.bitCount(bits);
        }
        return count;
    }

    private Depth depth(int level) {
        while (depths.size() <= level) {
            depths.add(new Depth(items.size()));
        }
        return depths.get(level);
    }

    private long[] roomy(long[] cover) {
        return cover.length < words ? new long[words] : cover;
    }
}
