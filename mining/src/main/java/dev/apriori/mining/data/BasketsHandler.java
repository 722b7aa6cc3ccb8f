package dev.apriori.mining.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Collects baskets, one a line. */
final class BasketsHandler extends LineHandler {
    private final Labels labels = new Labels();
    private final IntArrayList offsets = IntArrayList.of(0);
    private final IntArrayList contents = new IntArrayList();

    BasketsHandler(String fileName, ReadLimits limits) {
        super(fileName, limits);
    }

    @Override
    void field(int index, char[] buffer, int offset, int length) {
        if (length == 0) {
            return;
        }
        checkRows(contents.size());
        int known = labels.size();
        int label = labels.index(buffer, offset, length);
        if (label == known) {
            checkText(buffer, offset, length);
        }
        contents.add(label);
    }

    @Override
    void endOfLine(int fields) {
        if (contents.size() > offsets.getInt(offsets.size() - 1)) {
            offsets.add(contents.size());
        }
    }

    Baskets baskets() {
        if (contents.isEmpty()) {
            throw fileTrouble("the file holds no items; give a file with one basket a line");
        }
        int[] items = contents.toIntArray();
        Labels.Sorted sorted = labels.sorted();
        sorted.apply(items);
        return new Baskets(Items.of(sorted.labels()), offsets.toIntArray(), items);
    }
}
