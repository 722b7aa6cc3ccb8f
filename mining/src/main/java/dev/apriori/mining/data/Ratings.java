package dev.apriori.mining.data;

import java.util.List;

/**
 * Ratings in columns, row by row in the file's order. A user and an item may occur together more than once. Immutable;
 * the arrays given are kept, not copied.
 */
public final class Ratings implements Dataset {
    private final Items items;
    private final int userCount;
    private final int[] users;
    private final int[] ratedItems;
    private final float[] ratings;

    /**
     * @param items the catalogue that {@code ratedItems} point into
     * @param userCount how many users there are; their numbers follow their identifiers' order
     * @param users by row, who rated, from 0 to {@code userCount - 1}
     * @param ratedItems by row, what was rated
     * @param ratings by row, the rating; empty where every row is a like
     */
    public Ratings(Items items, int userCount, int[] users, int[] ratedItems, float[] ratings) {
        if (users.length != ratedItems.length || (ratings.length != 0 && ratings.length != users.length)) {
            throw new IllegalArgumentException(
                    users.length + " users, " + ratedItems.length + " items, " + ratings.length + " ratings");
        }
        this.items = items;
        this.userCount = userCount;
        this.users = users;
        this.ratedItems = ratedItems;
        this.ratings = ratings;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public Ratings titled(ItemTitles titles) {
        return new Ratings(titles.of(items), userCount, users, ratedItems, ratings);
    }

    @Override
    public Ratings with(List<MoreRating> more) {
        return Extension.of(this, more);
    }

    /** The number of users who rated anything. */
    public int userCount() {
        return userCount;
    }

    /** The number of ratings. */
    public int rows() {
        return users.length;
    }

    public int user(int row) {
        return users[row];
    }

    public int item(int row) {
        return ratedItems[row];
    }

    /** Whether rows have ratings; where not, every row is a like. */
    public boolean isRated() {
        return ratings.length != 0;
    }

    /** The rating of a row; infinite, so above any threshold, where the data set has likes only. */
    public float rating(int row) {
        return isRated() ? ratings[row] : Float.POSITIVE_INFINITY;
    }
}
