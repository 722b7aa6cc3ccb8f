package dev.apriori.mining.recommend;

import dev.apriori.mining.transaction.Transactions;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * Item-based collaborative filtering by the linear model that predicts each item of a basket from its others (EASE, Steck
 * 2019). With X of users by items, P = (XᵀX + λI)⁻¹ and B = −P / diag(P) beside the diagonal, user u's score of item j is
 * the sum of B[i, j] over what u likes.
 *
 * <p>By {@link Damping} users count unequally, which makes XᵀX a sum of weighted users and X their roots times the likes,
 * and B's columns are scaled.
 *
 * <p>The inverse is of as many rows as there are users or items, whichever are fewer: with users few, B[i, j] is
 * xᵢᵀMxⱼ / (1 − xⱼᵀMxⱼ) with M = (λI + XXᵀ)⁻¹, by the Woodbury identity. Of many items only the most popular take part, and
 * of an item's weights only the heaviest are kept, so that time, memory and the model's files stay bounded.
 */
public final class Ease {
    /** The most items that take part. */
    public static final int MOST_ITEMS = 2_000;

    /** The most weights that are kept of those that lead to an item. */
    public static final int MOST_WEIGHTS = 500;

    private final Transactions transactions;
    private final Damping damping;
    private final int mostItems;
    private final int mostWeights;

    public Ease(Transactions transactions) {
        this(transactions, Damping.USUAL);
    }

    public Ease(Transactions transactions, Damping damping) {
        this(transactions, damping, MOST_ITEMS, MOST_WEIGHTS);
    }

    Ease(Transactions transactions, Damping damping, int mostItems, int mostWeights) {
        this.transactions = transactions;
        this.damping = damping;
        this.mostItems = mostItems;
        this.mostWeights = mostWeights;
    }

    /** @param lambda above 0: the higher, the less is made of what few like */
    public Similarities similarities(double lambda) {
        int[] items = items();
        Likers likers = Likers.of(transactions, items, damping);
        DMatrixRMaj weights = likers.users() <= items.length ? byUsers(likers, lambda) : byItems(likers, lambda);
        CommonOps_DDRM.multCols(
                weights,
                Arrays.stream(likers.likes()).mapToDouble(damping::ofItem).toArray());
        return Heaviest.of(weights, items, transactions.items().size(), mostWeights);
    }

    /** The most popular items that more than one likes, ascending; of equally popular ones the first. */
    private int[] items() {
        Popularity popularity = Popularity.of(transactions);
        return popularity
                .items()
                .filter(item -> popularity.count(item) > 1)
                .limit(mostItems)
                .sorted()
                .toArray();
    }

    private static DMatrixRMaj byUsers(Likers likers, double lambda) {
        DMatrixRMaj x = likers.byItem();
        DMatrixRMaj gram = new DMatrixRMaj(likers.users(), likers.users());
        CommonOps_DDRM.multTransA(x, x, gram);
        DMatrixRMaj projected = new DMatrixRMaj(x.numRows, x.numCols);
        CommonOps_DDRM.mult(x, inverse(gram, lambda), projected);
        DMatrixRMaj weights = new DMatrixRMaj(x.numRows, x.numRows);
        likers.multiply(projected, weights);
        for (int j = 0; j < weights.numCols; j++) {
            double rest = 1 - weights.get(j, j);
            for (int i = 0; i < weights.numRows; i++) {
                weights.set(i, j, i == j ? 0 : weights.get(i, j) / rest);
            }
        }
        return weights;
    }

    private static DMatrixRMaj byItems(Likers likers, double lambda) {
        DMatrixRMaj weights = inverse(likers.together(), lambda);
        for (int j = 0; j < weights.numCols; j++) {
            double own = weights.get(j, j);
            for (int i = 0; i < weights.numRows; i++) {
                weights.set(i, j, i == j ? 0 : -weights.get(i, j) / own);
            }
        }
        return weights;
    }

    /** The inverse of A + λI, which is positive definite; A is used up. */
    private static DMatrixRMaj inverse(DMatrixRMaj matrix, double lambda) {
        if (matrix.numRows == 0) {
            return matrix;
        }
        for (int i = 0; i < matrix.numRows; i++) {
            matrix.add(i, i, lambda);
        }
        var solver = LinearSolverFactory_DDRM.symmPosDef(matrix.numRows);
        if (!solver.setA(matrix)) {
            throw new IllegalArgumentException("lambda " + lambda + " is too small for these transactions");
        }
        var inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        solver.invert(inverse);
        return inverse;
    }
}
