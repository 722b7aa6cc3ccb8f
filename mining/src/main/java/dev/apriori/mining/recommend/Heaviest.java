package dev.apriori.mining.recommend;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Keeps of each column of a matrix the entries that are greatest, whatever their sign, as {@link Similarities}. */
final class Heaviest {
    private Heaviest() {}

    /**
     * @param matrix from item to item
     * @param items by row and column, ascending
     * @param catalogue how many items there are
     * @param most how many of each column are kept; more only where some are equal
     */
    static Similarities of(DMatrixRMaj matrix, int[] items, int catalogue, int most) {
        double[] bars = new double[items.length];
        double[] column = new double[items.length];
        for (int j = 0; j < items.length; j++) {
            for (int i = 0; i < items.length; i++) {
                column[i] = Math.abs(matrix.get(i, j));
            }
            Arrays.sort(column);
            bars[j] = column[Math.max(0, items.length - most)];
        }
        int[] offsets = new int[catalogue + 1];
        var targets = new IntArrayList();
        var weights = new FloatArrayList();
        for (int i = 0; i < items.length; i++) {
            for (int j = 0; j < items.length; j++) {
                double weight = matrix.get(i, j);
                if (weight != 0 && Math.abs(weight) >= bars[j]) {
                    targets.add(items[j]);
                    weights.add((float) weight);
                }
            }
            Arrays.fill(
                    offsets, items[i] + 1, i + 1 < items.length ? items[i + 1] + 1 : offsets.length, targets.size());
        }
        return new Similarities(offsets, targets.toIntArray(), weights.toFloatArray());
    }
}
