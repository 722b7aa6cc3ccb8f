package dev.apriori.mining.itemset;

import java.util.Arrays;
import java.util.Collection;

/** Counts one thread's itemsets by length. An itemset's number is its length less one. */
final class ItemsetTally implements Finds {
    /** Far from what a long holds, so that doubling before the next look does no harm. */
    static final long MOST = 1L << 61;

    private static final int STRIDE = 1 << 15;

    private final Meter meter;
    private final int longest;
    private long[][] levels;
    private long[] sizes;
    private int level;
    private long unmetered;

    ItemsetTally(int longest, Meter meter) {
        this.meter = meter;
        this.longest = longest;
        this.levels = new long[][] {new long[longest + 2]};
        this.sizes = levels[0];
    }

    @Override
    public void start(int item, int count) {
        sizes[1]++;
        unmetered++;
    }

    @Override
    public int add(int parent, int item, int count) {
        sizes[parent + 2]++;
        unmetered++;
        return parent + 1;
    }

    @Override
    public void addFrequent(int parent, int[] extensions, int[] supports, int from, int to, int minCount) {
        int frequent = 0;
        for (int i = from; i < to; i++) {
            frequent += supports[i] >= minCount ? 1 : 0;
        }
        sizes[parent + 2] += frequent;
        unmetered += frequent;
        if (unmetered >= STRIDE) {
            meter();
        }
    }

    @Override
    public void open() {
        level++;
        if (level == levels.length) {
            levels = Arrays.copyOf(levels, 2 * level);
        }
        if (levels[level] == null) {
            levels[level] = new long[sizes.length];
        }
        sizes = levels[level];
    }

    /** What was found once with the perfect extension is there once without it, one item shorter. */
    @Override
    public void closeAndRepeat(int perfect, int parent) {
        long[] with = sizes;
        level--;
        sizes = levels[level];
        for (int length = perfect + 2; length <= longest && with[length] > 0; length++) {
            sizes[length] += with[length];
            sizes[length - 1] += with[length];
            unmetered += with[length];
            with[length] = 0;
        }
        if (unmetered >= STRIDE) {
            meter();
        }
    }

    @Override
    public void meter() {
        meter.found(unmetered);
        unmetered = 0;
    }

    /** The sizes that several threads have counted, up to the greatest length that there is. */
    static long[] sum(Collection<ItemsetTally> tallies, int longest) {
        long[] sum = new long[longest + 1];
        int greatest = 0;
        for (ItemsetTally tally : tallies) {
            for (int length = 1; length <= longest; length++) {
                sum[length] += tally.levels[0][length];
                greatest = sum[length] > 0 ? Math.max(greatest, length) : greatest;
            }
        }
        return Arrays.copyOf(sum, greatest + 1);
    }
}
