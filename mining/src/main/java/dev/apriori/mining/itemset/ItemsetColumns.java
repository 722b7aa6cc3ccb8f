package dev.apriori.mining.itemset;

import java.util.Arrays;

/** The columns of one thread's class of itemsets, counted against the budget as they grow. */
final class ItemsetColumns implements Finds {
    /** What the columns' arrays can hold. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private static final int STRIDE = 1 << 15;

    private final Meter meter;
    private int[] parents = new int[1024];
    private int[] items = new int[1024];
    private int[] counts = new int[1024];
    private int size;
    private int metered;

    ItemsetColumns(Meter meter) {
        this.meter = meter;
    }

    @Override
    public void start(int item, int count) {
        size = 0;
        metered = 0;
        add(Itemsets.NONE, item, count);
    }

    @Override
    public int add(int parent, int item, int count) {
        reserve(1);
        parents[size] = parent;
        items[size] = item;
        counts[size] = count;
        return size++;
    }

    @Override
    public void addFrequent(int parent, int[] extensions, int[] supports, int from, int to, int minCount) {
        reserve(to - from);
        int[] itemColumn = items;
        int[] countColumn = counts;
        int end = size;
        // Without a branch: what is not frequent is overwritten by what comes next.
        for (int i = from; i < to; i++) {
            int count = supports[i];
            itemColumn[end] = extensions[i];
            countColumn[end] = count;
            end += count >= minCount ? 1 : 0;
        }
        Arrays.fill(parents, size, end, parent);
        size = end;
    }

    @Override
    public void open() {}

    /** The itemsets below {@code perfect} stand behind it: they are copied as they are, only their parents differ. */
    @Override
    public void closeAndRepeat(int perfect, int parent) {
        int from = perfect + 1;
        int more = size - from;
        meter.found(more);
        reserve(more);
        System.arraycopy(items, from, items, size, more);
        System.arraycopy(counts, from, counts, size, more);
        int[] parentColumn = parents;
        for (int i = from, end = size; i < end; i++) {
            int own = parentColumn[i];
            parentColumn[i + more] = own == perfect ? parent : own + more;
        }
        size += more;
        metered += more;
    }

    @Override
    public void meter() {
        meter.found(size - metered);
        metered = size;
    }

    int[] parents() {
        return Arrays.copyOf(parents, size);
    }

    int[] items() {
        return Arrays.copyOf(items, size);
    }

    int[] counts() {
        return Arrays.copyOf(counts, size);
    }

    private void reserve(int more) {
        if (size - metered >= STRIDE) {
            meter();
        }
        if (size + more > counts.length) {
            int capacity = (int) Math.min(MOST, size + Math.max(more, size / 2L));
            parents = Arrays.copyOf(parents, capacity);
            items = Arrays.copyOf(items, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
    }
}
