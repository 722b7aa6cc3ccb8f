package dev.apriori.mining.itemset;

import java.util.Arrays;

/**
 * The columns of one thread's itemsets, one class after the other. In pieces: what is held is what was found, which is
 * held against the budget whenever a piece is full.
 */
final class ItemsetColumns implements Finds {
    /** What a column as one array can hold, and a piece of each of many threads. */
    static final int MOST = Integer.MAX_VALUE - (1 << 24);

    private final Meter meter;
    private final IntPieces parents = new IntPieces();
    private final IntPieces items = new IntPieces();
    private final IntPieces counts = new IntPieces();
    private int[] lastParents;
    private int[] lastItems;
    private int[] lastCounts;
    private int end = IntPieces.SIZE;
    private int pieceStart = -IntPieces.SIZE;
    private int classStart;
    private int metered;

    ItemsetColumns(Meter meter) {
        this.meter = meter;
    }

    @Override
    public void start(int item, int count) {
        classStart = place();
        add(Itemsets.NONE, item, count);
    }

    @Override
    public int add(int parent, int item, int count) {
        if (end == IntPieces.SIZE) {
            grow();
        }
        lastParents[end] = parent;
        lastItems[end] = item;
        lastCounts[end] = count;
        end++;
        return size() - 1;
    }

    @Override
    public void addFrequent(int parent, int[] extensions, int[] supports, int from, int to, int minCount) {
        for (int next = from; next < to; ) {
            if (end == IntPieces.SIZE) {
                grow();
            }
            int some = Math.min(to, next + IntPieces.SIZE - end);
            addAtOnce(parent, extensions, supports, next, some, minCount);
            next = some;
        }
    }

    /** Adds what the last piece has room for, should all be frequent. */
    private void addAtOnce(int parent, int[] extensions, int[] supports, int from, int to, int minCount) {
        int[] itemColumn = lastItems;
        int[] countColumn = lastCounts;
        int last = end;
        // Without a branch: what is not frequent is overwritten by what comes next.
        for (int i = from; i < to; i++) {
            int count = supports[i];
            itemColumn[last] = extensions[i];
            countColumn[last] = count;
            last += count >= minCount ? 1 : 0;
        }
        Arrays.fill(lastParents, end, last, parent);
        end = last;
    }

    @Override
    public void open() {}

    /** The itemsets below {@code perfect} stand behind it: they are copied as they are, only their parents differ. */
    @Override
    public void closeAndRepeat(int perfect, int parent) {
        int more = size() - perfect - 1;
        meter.found(more);
        metered += more;
        int from = place() - more;
        int to = place();
        while (from < to) {
            if (end == IntPieces.SIZE) {
                grow();
            }
            int at = IntPieces.within(from);
            int some = Math.min(to - from, IntPieces.SIZE - Math.max(at, end));
            System.arraycopy(items.piece(from), at, lastItems, end, some);
            System.arraycopy(counts.piece(from), at, lastCounts, end, some);
            repeatParents(parents.piece(from), at, some, more, perfect, parent);
            end += some;
            from += some;
        }
    }

    private void repeatParents(int[] piece, int from, int some, int more, int perfect, int parent) {
        int[] repeated = lastParents;
        for (int i = 0, at = end; i < some; i++) {
            int own = piece[from + i];
            repeated[at + i] = own == perfect ? parent : own + more;
        }
    }

    @Override
    public void meter() {
        if (place() > metered) {
            meter.found(place() - metered);
            metered = place();
        }
    }

    /** Where the class at hand starts in the columns. */
    int classStart() {
        return classStart;
    }

    /** The itemsets of the class at hand. */
    int size() {
        return place() - classStart;
    }

    /** Where the next itemset comes to stand. */
    private int place() {
        return pieceStart + end;
    }

    IntPieces parents() {
        return parents;
    }

    IntPieces items() {
        return items;
    }

    IntPieces counts() {
        return counts;
    }

    private void grow() {
        meter();
        lastParents = parents.grow();
        lastItems = items.grow();
        lastCounts = counts.grow();
        pieceStart += IntPieces.SIZE;
        end = 0;
    }
}
