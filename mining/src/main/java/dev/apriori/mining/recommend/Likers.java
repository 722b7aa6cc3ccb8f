package dev.apriori.mining.recommend;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Who likes which of some items: by item the users, and by user the items, both numbered from 0. Users count as they are
 * damped, and together as much as if none were.
 */
final class Likers {
    private final int[][] itemsOf;
    private final int items;
    private final double[] counted;

    private Likers(int[][] itemsOf, int items, double[] counted) {
        this.itemsOf = itemsOf;
        this.items = items;
        this.counted = counted;
    }

    /** @param items ascending; users who like none of them are left out */
    static Likers of(Transactions transactions, int[] items, Damping damping) {
        int[] places = new int[transactions.items().size()];
        Arrays.fill(places, -1);
        for (int place = 0; place < items.length; place++) {
            places[items[place]] = place;
        }
        int[][] itemsOf = new int[transactions.count()][];
        int users = 0;
        for (int t = 0; t < transactions.count(); t++) {
            int[] own = new int[transactions.size(t)];
            int size = 0;
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                int place = places[transactions.item(i)];
                if (place >= 0) {
                    own[size++] = place;
                }
            }
            if (size > 0) {
                itemsOf[users++] = Arrays.copyOf(own, size);
            }
        }
        int[][] likers = Arrays.copyOf(itemsOf, users);
        return new Likers(likers, items.length, counted(likers, damping));
    }

    /** By user, scaled so that all likes are worth as many as they are. */
    private static double[] counted(int[][] itemsOf, Damping damping) {
        double likes = 0;
        double worth = 0;
        for (int[] own : itemsOf) {
            likes += own.length;
            worth += own.length * damping.ofUser(own.length);
        }
        double scale = likes / worth;
        return Arrays.stream(itemsOf)
                .mapToDouble(own -> scale * damping.ofUser(own.length))
                .toArray();
    }

    int users() {
        return itemsOf.length;
    }

    /** By item, how many like it. */
    int[] likes() {
        int[] likes = new int[items];
        for (int[] own : itemsOf) {
            for (int item : own) {
                likes[item]++;
            }
        }
        return likes;
    }

    /** A row for each item, a column for each user: for a like the root of what the user counts. */
    DMatrixRMaj byItem() {
        var matrix = new DMatrixRMaj(items, users());
        for (int user = 0; user < itemsOf.length; user++) {
            for (int item : itemsOf[user]) {
                matrix.set(item, user, Math.sqrt(counted[user]));
            }
        }
        return matrix;
    }

    /** By two items, what those count who like both. */
    DMatrixRMaj together() {
        var matrix = new DMatrixRMaj(items, items);
        for (int user = 0; user < itemsOf.length; user++) {
            for (int a : itemsOf[user]) {
                for (int b : itemsOf[user]) {
                    matrix.add(a, b, counted[user]);
                }
            }
        }
        return matrix;
    }

    /**
     * The product of {@link #byItem} and a matrix given transposed: what two items have of it. The likes are
     * few, so that rows are added where a product of whole matrices would mostly multiply by 0.
     *
     * @param transposed items by users
     * @param product items by items, all 0
     */
    void multiply(DMatrixRMaj transposed, DMatrixRMaj product) {
        int[][] usersOf = usersOf();
        double[] roots = Arrays.stream(counted).map(Math::sqrt).toArray();
        for (int j = 0; j < transposed.numRows; j++) {
            int row = j * transposed.numCols;
            for (int i = 0; i < items; i++) {
                double sum = 0;
                for (int user : usersOf[i]) {
                    sum += roots[user] * transposed.data[row + user];
                }
                product.set(i, j, sum);
            }
        }
    }

    private int[][] usersOf() {
        int[] sizes = likes();
        int[][] usersOf = new int[items][];
        Arrays.setAll(usersOf, item -> new int[sizes[item]]);
        Arrays.fill(sizes, 0);
        for (int user = 0; user < itemsOf.length; user++) {
            for (int item : itemsOf[user]) {
                usersOf[item][sizes[item]++] = user;
            }
        }
        return usersOf;
    }
}
