package dev.apriori.mining.itemset;

import java.util.ArrayList;
import java.util.List;

/**
 * One thread's depth-first search through the classes that it is given.
 *
 * @param <F> what takes the itemsets found
 */
final class EclatSearch<F extends Finds> {
    /** The budget is looked at after so many prefixes, also where nothing is found. */
    private static final int TIME_CHECK_MASK = 0x3ff;

    private final RankedTransactions transactions;
    private final CommonPairs common;
    private final int minCount;
    private final int maxLength;
    private final F found;
    private final int[] counts;
    private final int[] slots;
    private final List<PrefixClass> depths = new ArrayList<>();
    private int steps;

    EclatSearch(RankedTransactions transactions, CommonPairs common, ItemsetTask task, F found) {
        this.transactions = transactions;
        this.common = common;
        this.minCount = task.minCount();
        this.maxLength = task.maxLength();
        this.found = found;
        this.counts = new int[transactions.size()];
        this.slots = new int[transactions.size()];
    }

    /** Finds all frequent itemsets whose rarest item has that rank. */
    F mine(int rank) {
        int count = transactions.count(rank);
        found.start(transactions.item(rank), count);
        if (maxLength > 1) {
            countPairs(rank);
            PrefixClass pairs = pairs(rank, count);
            if (maxLength > 2 && pairs.size() > 1) {
                setRows(rank, pairs);
            }
            extend(pairs, 0, 0, count, 2);
        }
        found.meter();
        return found;
    }

    /** What was found since the start, as far as it is kept. */
    F found() {
        return found;
    }

    private void countPairs(int rank) {
        if (common.has(rank)) {
            common.copy(rank, counts);
            return;
        }
        int[] ranks = transactions.ranks();
        for (int h = transactions.holders(rank); h < transactions.holders(rank + 1); h++) {
            int end = transactions.suffixEnd(h);
            for (int i = transactions.suffixStart(h); i < end; i++) {
                counts[ranks[i]]++;
            }
        }
    }

    /** The frequent pairs, without their rows; the counts are 0 again afterwards. */
    private PrefixClass pairs(int rank, int count) {
        int frequent = 0;
        for (int other = rank + 1; other < counts.length; other++) {
            frequent += counts[other] >= minCount ? 1 : 0;
        }
        PrefixClass pairs = depth(2);
        // One row more than there are pairs: the one that takes the bits of what is not frequent.
        pairs.reset(frequent + 1, maxLength > 2 ? (count + 63) >> 6 : 0);
        for (int other = rank + 1; other < counts.length; other++) {
            slots[other] = frequent;
            if (counts[other] >= minCount) {
                slots[other] = pairs.size();
                pairs.add(transactions.item(other), counts[other]);
            }
            counts[other] = 0;
        }
        return pairs;
    }

    private void setRows(int rank, PrefixClass pairs) {
        int[] ranks = transactions.ranks();
        int first = transactions.holders(rank);
        for (int h = first; h < transactions.holders(rank + 1); h++) {
            int end = transactions.suffixEnd(h);
            for (int i = transactions.suffixStart(h); i < end; i++) {
                pairs.set(slots[ranks[i]], h - first);
            }
        }
        pairs.complement(transactions.count(rank));
    }

    /**
     * Adds the extensions of a prefix from {@code from} on, and what extends them in turn.
     *
     * @param prefix the prefix by number
     * @param prefixCount the transactions that hold it
     * @param length the number of items of the prefix and an extension
     */
    private void extend(PrefixClass extensions, int from, int prefix, int prefixCount, int length) {
        if (length == maxLength) {
            extensions.addTo(found, prefix, from);
            return;
        }
        if ((++steps & TIME_CHECK_MASK) == 0) {
            found.meter();
        }
        for (int a = from; a < extensions.size(); a++) {
            int count = extensions.count(a);
            int itemset = found.add(prefix, extensions.item(a), count);
            if (a + 1 == extensions.size()) {
                continue;
            }
            if (count == prefixCount) {
                if (extendPerfectly(extensions, a, prefix, itemset, length)) {
                    return;
                }
            } else if (length + 1 == maxLength) {
                extensions.addSharedTo(found, itemset, a, minCount);
            } else {
                PrefixClass longer = depth(length + 1);
                longer.extend(extensions, a, minCount);
                if (longer.size() == 1) {
                    found.add(itemset, longer.item(0), longer.count(0));
                } else if (longer.size() > 1) {
                    extend(longer, 0, itemset, count, length + 1);
                }
            }
        }
    }

    /**
     * Adds what extends a perfect extension, one that all the prefix's transactions hold: their rows stay as they are.
     * What follows it extends the prefix just as it extends the two together, so that one search is enough for both.
     *
     * @return whether the extensions after {@code perfect} are done, too: not where only the longer ones are too long
     */
    private boolean extendPerfectly(PrefixClass extensions, int perfect, int prefix, int itemset, int length) {
        int rest = extensions.size() - perfect - 1;
        boolean repeats = rest <= maxLength - length;
        if (repeats) {
            found.open();
        }
        extend(extensions, perfect + 1, itemset, extensions.count(perfect), length + 1);
        if (repeats) {
            found.closeAndRepeat(itemset, prefix);
        }
        return repeats;
    }

    private PrefixClass depth(int length) {
        while (depths.size() <= length) {
            depths.add(new PrefixClass());
        }
        return depths.get(length);
    }
}
