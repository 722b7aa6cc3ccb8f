package dev.apriori.mining.recommend;

import it.unimi.dsi.fastutil.doubles.DoubleHeapPriorityQueue;

/**
 * What a rule that leads to an item has to pass to count for it: heavier ones do, and as many of the first that are just
 * as heavy.
 */
record Bar(double weight, int atIt) {
    /** Everything passes. */
    static final Bar NONE = new Bar(Double.NEGATIVE_INFINITY, 0);

    /**
     * That so many count, or all where there are no more.
     *
     * @param weights of the rules that lead to the item: the first {@code size} of them
     */
    static Bar of(double[] weights, int size, int most) {
        if (size <= most) {
            return NONE;
        }
        var heaviest = new DoubleHeapPriorityQueue(most);
        for (int i = 0; i < size; i++) {
            if (heaviest.size() < most) {
                heaviest.enqueue(weights[i]);
            } else if (weights[i] > heaviest.firstDouble()) {
                heaviest.dequeueDouble();
                heaviest.enqueue(weights[i]);
            }
        }
        double least = heaviest.firstDouble();
        int ones = 0;
        while (!heaviest.isEmpty() && heaviest.firstDouble() == least) {
            heaviest.dequeueDouble();
            ones++;
        }
        return new Bar(least, ones);
    }
}
