package dev.apriori.mining.recommend;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Scores of items for some users: a column of users for each item that has a score, 0 where a user has none. */
final class ScoreBoard {
    private static final int NONE = -1;

    private final Holders holders;
    private final int users;
    private final int[] starts;
    private final IntArrayList items = new IntArrayList();
    private double[] scores = new double[0];

    ScoreBoard(Holders holders, int itemCount) {
        this.holders = holders;
        this.users = holders.users();
        this.starts = new int[itemCount];
        Arrays.fill(starts, NONE);
    }

    /** Adds the weight to an item's score for the users whose bit is set. */
    void add(int item, double weight, long[] bits) {
        int start = start(item);
        double[] column = scores;
        for (int w = 0; w < bits.length; w++) {
            int first = start + w * Long.SIZE;
            for (long left = bits[w]; left != 0; left &= left - 1) {
                column[first + Long.numberOfTrailingZeros(left)] += weight;
            }
        }
    }

    /** @param column the item's scores by user; copied */
    void set(int item, double[] column) {
        int start = start(item);
        System.arraycopy(column, 0, scores, start, users);
    }

    /** The items that have a score for anyone. */
    IntStream items() {
        return items.intStream();
    }

    /** 0 where the user has none. */
    double score(int item, int user) {
        return starts[item] == NONE ? 0 : scores[starts[item] + user];
    }

    /** By user, the highest score of an item that the user does not hold; 1 where none is above 0. */
    double[] highest() {
        double[] highest = new double[users];
        for (int i = 0; i < items.size(); i++) {
            int item = items.getInt(i);
            for (int user = 0; user < users; user++) {
                double score = scores[starts[item] + user];
                if (score > highest[user] && !holders.holds(user, item)) {
                    highest[user] = score;
                }
            }
        }
        return Arrays.stream(highest).map(score -> score > 0 ? score : 1).toArray();
    }

    private int start(int item) {
        if (starts[item] == NONE) {
            int start = Math.multiplyExact(items.size(), users);
            if (start + users > scores.length) {
                scores = Arrays.copyOf(scores, Math.multiplyExact(Math.max(start, 16 * users), 2));
            }
            starts[item] = start;
            items.add(item);
        }
        return starts[item];
    }
}
