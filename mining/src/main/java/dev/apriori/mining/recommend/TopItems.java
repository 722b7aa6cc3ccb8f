package dev.apriori.mining.recommend;

import java.util.stream.Stream;

/** The best of many scored items, best first; of equal scores, the item that stands first in the catalogue. */
public final class TopItems {
    private final int[] items;
    private final double[] scores;
    private int size;

    /** @param most how many are kept, at least 1 */
    public TopItems(int most) {
        items = new int[most];
        scores = new double[most];
    }

    /** As many as there are users, for each of them {@code most}. */
    static TopItems[] forEach(int users, int most) {
        return Stream.generate(() -> new TopItems(most)).limit(users).toArray(TopItems[]::new);
    }

    public void clear() {
        size = 0;
    }

    /** Takes an item, each at most once, unless enough better ones are here. */
    public void offer(int item, double score) {
        if (size == items.length && !comesBefore(item, score, size - 1)) {
            return;
        }
        int at = size < items.length ? size++ : size - 1;
        while (at > 0 && comesBefore(item, score, at - 1)) {
            items[at] = items[at - 1];
            scores[at] = scores[at - 1];
            at--;
        }
        items[at] = item;
        scores[at] = score;
    }

    /** Takes the items of another, none of which is here. */
    void offerAll(TopItems others) {
        for (int place = 0; place < others.size; place++) {
            offer(others.items[place], others.scores[place]);
        }
    }

    private boolean comesBefore(int item, double score, int place) {
        return score > scores[place] || (score == scores[place] && item < items[place]);
    }

    /** The score that an item must reach to be taken, or to come behind those that have it too. */
    double least() {
        return size < items.length ? Double.NEGATIVE_INFINITY : scores[size - 1];
    }

    public int size() {
        return size;
    }

    public int item(int place) {
        return items[place];
    }

    public double score(int place) {
        return scores[place];
    }
}
