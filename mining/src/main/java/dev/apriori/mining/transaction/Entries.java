package dev.apriori.mining.transaction;

import dev.apriori.mining.data.Baskets;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.data.Ratings;
import java.util.Arrays;

/**
 * The rows of a data set, grouped by user or by basket, each group in the file's order. A group is always read from its
 * end: the first that is met of an item is then the last that was said of it, and what follows is a repetition.
 */
abstract class Entries {
    private static final int NOBODY = -1;

    private final Items items;
    private final Groups groups;

    private Entries(Items items, Groups groups) {
        this.items = items;
        this.groups = groups;
    }

    abstract int item(int row);

    abstract boolean isLiked(int row);

    static Entries of(Ratings ratings, float threshold) {
        return new Entries(ratings.items(), Groups.byUser(ratings)) {
            @Override
            int item(int row) {
                return ratings.item(row);
            }

            @Override
            boolean isLiked(int row) {
                return ratings.rating(row) >= threshold;
            }
        };
    }

    static Entries of(Baskets baskets) {
        return new Entries(baskets.items(), Groups.of(baskets)) {
            @Override
            int item(int row) {
                return baskets.item(row);
            }

            @Override
            boolean isLiked(int row) {
                return true;
            }
        };
    }

    /** By item, in how many groups it is, liked or not. */
    int[] groupsByItem() {
        int[] counts = new int[items.size()];
        int[] lastGroup = nobody();
        for (int group = 0; group < groups.count(); group++) {
            for (int position = groups.end(group) - 1; position >= groups.start(group); position--) {
                int item = item(groups.row(position));
                if (lastGroup[item] != group) {
                    lastGroup[item] = group;
                    counts[item]++;
                }
            }
        }
        return counts;
    }

    /** The groups' liked items that are to be kept; a group without any is left out. */
    Transactions liked(boolean[] kept) {
        int[] contents = new int[likedRows()];
        int[] offsets = new int[groups.count() + 1];
        int[] lastGroup = nobody();
        int transactions = 0;
        int size = 0;
        for (int group = 0; group < groups.count(); group++) {
            for (int position = groups.end(group) - 1; position >= groups.start(group); position--) {
                int row = groups.row(position);
                int item = item(row);
                if (lastGroup[item] != group) {
                    lastGroup[item] = group;
                    if (isLiked(row) && kept[item]) {
                        contents[size++] = item;
                    }
                }
            }
            if (size > offsets[transactions]) {
                Arrays.sort(contents, offsets[transactions], size);
                transactions++;
                offsets[transactions] = size;
            }
        }
        return new Transactions(items, Arrays.copyOf(offsets, transactions + 1), contents);
    }

    private int likedRows() {
        int liked = 0;
        for (int row = 0; row < groups.rows(); row++) {
            if (isLiked(row)) {
                liked++;
            }
        }
        return liked;
    }

    private int[] nobody() {
        int[] lastGroup = new int[items.size()];
        Arrays.fill(lastGroup, NOBODY);
        return lastGroup;
    }
}
