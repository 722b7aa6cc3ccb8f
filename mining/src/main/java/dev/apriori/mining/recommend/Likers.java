package dev.apriori.mining.recommend;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Who likes which of some items: by item the users, and by user the items, both numbered from 0. */
final class Likers {
    private final int[][] itemsOf;
    private final int items;

    private Likers(int[][] itemsOf, int items) {
        this.itemsOf = itemsOf;
        this.items = items;
    }

    /** @param items ascending; users who like none of them are left out */
    static Likers of(Transactions transactions, int[] items) {
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
        return new Likers(Arrays.copyOf(itemsOf, users), items.length);
    }

    int users() {
        return itemsOf.length;
    }

    /** A row for each item, a column for each user: 1 for a like. */
    DMatrixRMaj byItem() {
        var matrix = new DMatrixRMaj(items, users());
        for (int user = 0; user < itemsOf.length; user++) {
            for (int item : itemsOf[user]) {
                matrix.set(item, user, 1);
            }
        }
        return matrix;
    }

    /** By two items, how many like both. */
    DMatrixRMaj together() {
        var matrix = new DMatrixRMaj(items, items);
        for (int[] own : itemsOf) {
            for (int a : own) {
                for (int b : own) {
                    matrix.add(a, b, 1);
                }
            }
        }
        return matrix;
    }

    /**
     * The product of the likes, items by users, and a matrix given transposed: what two items have of it. The likes are
     * few, so that rows are added where a product of whole matrices would mostly multiply by 0.
     *
     * @param transposed items by users
     * @param product items by items, all 0
     */
    void multiply(DMatrixRMaj transposed, DMatrixRMaj product) {
        int[][] usersOf = usersOf();
        for (int j = 0; j < transposed.numRows; j++) {
            int row = j * transposed.numCols;
            for (int i = 0; i < items; i++) {
                double sum = 0;
                for (int user : usersOf[i]) {
                    sum += transposed.data[row + user];
                }
                product.set(i, j, sum);
            }
        }
    }

    private int[][] usersOf() {
        int[] sizes = new int[items];
        for (int[] own : itemsOf) {
            for (int item : own) {
                sizes[item]++;
            }
        }
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
