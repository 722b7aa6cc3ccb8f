package dev.apriori.mining.recommend;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Scores of items for some users: a column of users for each item that has a score, 0 where a user has none. */
final class ScoreBoard {
    private static final int NONE = -1;

    private final Holders holders;
    private final int users;
    private final int enough;
    private final int[] starts;
    private final IntArrayList items = new IntArrayList();
    private final int[] firsts;
    private final long[] full;
    private double[] scores = new double[0];

    /** @param enough how many items a user needs, for {@link #removeFull} */
    ScoreBoard(Holders holders, int itemCount, int enough) {
        this.holders = holders;
        this.users = holders.users();
        this.enough = enough;
        this.firsts = new int[users];
        this.full = new long[holders.words()];
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

    /** Raises an item's score to the weight, where it is lower, for the users whose bit is set. */
    void raise(int item, double weight, long[] bits) {
        int start = start(item);
        double[] column = scores;
        for (int w = 0; w < bits.length; w++) {
            int first = start + w * Long.SIZE;
            for (long left = bits[w]; left != 0; left &= left - 1) {
                int at = first + Long.numberOfTrailingZeros(left);
                column[at] = Math.max(column[at], weight);
            }
        }
    }

    /** Takes the score and the weight for probabilities, and makes it that of at least one of the two. */
    void makeLikelier(int item, double weight, long[] bits) {
        int start = start(item);
        double[] column = scores;
        for (int w = 0; w < bits.length; w++) {
            int first = start + w * Long.SIZE;
            for (long left = bits[w]; left != 0; left &= left - 1) {
                int at = first + Long.numberOfTrailingZeros(left);
                column[at] = Combination.NOISY_OR.combine(column[at], weight);
            }
        }
    }

    /** Sets an item's score to the weight, where there is none yet, for the users whose bit is set. */
    void setFirst(int item, double weight, long[] bits) {
        int start = start(item);
        for (int w = 0; w < bits.length; w++) {
            for (long left = bits[w]; left != 0; left &= left - 1) {
                int user = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (scores[start + user] == 0) {
                    scores[start + user] = weight;
                    countFirst(user, item);
                }
            }
        }
    }

    private void countFirst(int user, int item) {
        if (!holders.holds(user, item) && ++firsts[user] == enough) {
            full[user / Long.SIZE] |= 1L << user;
        }
    }

    /** Clears the bits of the users who have a first score for enough items that they do not hold. */
    void removeFull(long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            bits[w] &= ~full[w];
        }
    }

    /** Offers each user the items that have a score and that the user does not hold. */
    void offer(TopItems[] tops) {
        for (int c = 0; c < items.size(); c++) {
            int item = items.getInt(c);
            int start = starts[item];
            for (int user = 0; user < users; user++) {
                double score = scores[start + user];
                if (score > 0 && score >= tops[user].least() && !holders.holds(user, item)) {
                    tops[user].offer(item, score);
                }
            }
        }
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
