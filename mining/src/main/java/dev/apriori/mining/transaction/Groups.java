package dev.apriori.mining.transaction;

import dev.apriori.mining.data.Baskets;
import dev.apriori.mining.data.Ratings;

/**
 * Which rows belong together: those of a group stand at the positions from its start to its end. Rows that lie in groups
 * already, as MovieLens has them, are their own positions and cost no memory.
 */
final class Groups {
    private final int[] offsets;
    private final int[] rows;

    private Groups(int[] offsets, int[] rows) {
        this.offsets = offsets;
        this.rows = rows;
    }

    static Groups of(Baskets baskets) {
        int[] offsets = new int[baskets.count() + 1];
        for (int basket = 0; basket <= baskets.count(); basket++) {
            offsets[basket] = baskets.offset(basket);
        }
        return new Groups(offsets, new int[0]);
    }

    /** By counting sort, so that each user's rows keep their order. */
    static Groups byUser(Ratings ratings) {
        int[] offsets = new int[ratings.userCount() + 1];
        boolean inOrder = true;
        for (int row = 0; row < ratings.rows(); row++) {
            offsets[ratings.user(row) + 1]++;
            inOrder &= row == 0 || ratings.user(row - 1) <= ratings.user(row);
        }
        for (int user = 0; user < ratings.userCount(); user++) {
            offsets[user + 1] += offsets[user];
        }
        if (inOrder) {
            return new Groups(offsets, new int[0]);
        }
        int[] next = offsets.clone();
        int[] rows = new int[ratings.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[next[ratings.user(row)]++] = row;
        }
        return new Groups(offsets, rows);
    }

    int count() {
        return offsets.length - 1;
    }

    /** The number of rows in all groups together. */
    int rows() {
        return offsets[offsets.length - 1];
    }

    int start(int group) {
        return offsets[group];
    }

    int end(int group) {
        return offsets[group + 1];
    }

    int row(int position) {
        return rows.length == 0 ? position : rows[position];
    }
}
