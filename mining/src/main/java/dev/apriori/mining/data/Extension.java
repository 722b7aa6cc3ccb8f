package dev.apriori.mining.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays more ratings beside a data set: new users, ordered by identifier, after those that are there. */
final class Extension {
    private final Labels.Sorted items;
    private final int[] known;
    private final int[] added;

    private Extension(Items base, List<MoreRating> more) {
        Labels labels = new Labels();
        base.labels().forEach(label -> index(labels, label));
        added = more.stream().mapToInt(rating -> index(labels, rating.item())).toArray();
        items = labels.sorted();
        items.apply(added);
        // where the items that were known have moved to, by their old index
        known = Arrays.copyOf(items.ranks(), base.size());
    }

    private static int index(Labels labels, String label) {
        return labels.index(label.toCharArray(), 0, label.length());
    }

    /** In data without ratings each of them is a like, as each of the file's is. */
    static Ratings of(Ratings base, List<MoreRating> more) {
        Extension extension = new Extension(base.items(), more);
        List<String> users =
                List.copyOf(new TreeSet<>(more.stream().map(MoreRating::user).toList()));
        int rows = base.rows() + more.size();
        int[] user = new int[rows];
        int[] item = new int[rows];
        float[] rating = new float[base.isRated() ? rows : 0];
        for (int row = 0; row < rows; row++) {
            int next = row - base.rows();
            user[row] = next < 0
                    ? base.user(row)
                    : base.userCount()
                            + Collections.binarySearch(users, more.get(next).user());
            item[row] = next < 0 ? extension.known[base.item(row)] : extension.added[next];
            if (base.isRated()) {
                rating[row] = next < 0 ? base.rating(row) : more.get(next).rating();
            }
        }
        return new Ratings(Items.of(extension.items.labels()), base.userCount() + users.size(), user, item, rating);
    }

    /** Each user's items are one more basket. */
    static Baskets of(Baskets base, List<MoreRating> more) {
        Extension extension = new Extension(base.items(), more);
        SortedMap<String, TreeSet<Integer>> byUser = new TreeMap<>();
        for (int i = 0; i < more.size(); i++) {
            byUser.computeIfAbsent(more.get(i).user(), user -> new TreeSet<>()).add(extension.added[i]);
        }
        int[] offsets = new int[base.count() + byUser.size() + 1];
        int[] contents = new int
                [base.offset(base.count())
                        + byUser.values().stream().mapToInt(TreeSet::size).sum()];
        for (int basket = 0; basket <= base.count(); basket++) {
            offsets[basket] = base.offset(basket);
        }
        for (int position = 0; position < base.offset(base.count()); position++) {
            contents[position] = extension.known[base.item(position)];
        }
        int basket = base.count();
        for (TreeSet<Integer> items : byUser.values()) {
            int position = offsets[basket];
            for (int item : items) {
                contents[position++] = item;
            }
            offsets[++basket] = position;
        }
        return new Baskets(Items.of(extension.items.labels()), offsets, contents);
    }
}
