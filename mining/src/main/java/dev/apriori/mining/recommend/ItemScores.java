package dev.apriori.mining.recommend;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** A score for each item that a basket leads to. It is kept for the next basket: clearing it costs nothing. */
final class ItemScores {
    private final double[] scores;
    private final long[] roundOf;
    private final IntArrayList reached = new IntArrayList();
    private long round;

    ItemScores(int items) {
        scores = new double[items];
        roundOf = new long[items];
    }

    void clear() {
        reached.clear();
        round++;
    }

    /** 0 where it has none. */
    double of(int item) {
        return roundOf[item] == round ? scores[item] : 0;
    }

    void set(int item, double score) {
        if (roundOf[item] != round) {
            roundOf[item] = round;
            reached.add(item);
        }
        scores[item] = score;
    }

    /** The items that have one, in the order in which they got it. */
    IntArrayList reached() {
        return reached;
    }
}
