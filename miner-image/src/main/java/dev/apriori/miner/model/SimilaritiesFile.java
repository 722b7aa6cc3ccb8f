package dev.apriori.miner.model;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.recommend.Similarities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What items add to one another's scores, as a Parquet file of three columns: the places of two items in the model's
 * catalogue, and the weight, in single precision. The rows stand in the order of the first item, then of the second.
 */
final class SimilaritiesFile {
    private static final String ITEM = "item";
    private static final String TARGET = "target";
    private static final String WEIGHT = "weight";

    private SimilaritiesFile() {}

    /** @param places by item, its place in the model's catalogue, which has all that are similar to any */
    static void write(Path file, Similarities similarities, int[] places) throws IOException {
        int[] items = new int[similarities.size()];
        for (int item = 0; item < places.length; item++) {
            Arrays.fill(items, similarities.offsets()[item], similarities.offsets()[item + 1], places[item]);
        }
        var writer = new ColumnFileWriter(
                "similarities",
                List.of(
                        new Column.Ints(ITEM, row -> items[row]),
                        new Column.Ints(TARGET, row -> places[similarities.targets()[row]]),
                        new Column.Floats(WEIGHT, row -> similarities.weights()[row])));
        WholeFile.write(file, passing -> writer.write(passing, similarities.size(), Map.of()));
    }

    /**
     * @param catalogue how many items the model knows
     * @throws MiningException when it is no file of similarities, or of other items
     */
    static Similarities read(Path file, int catalogue) throws IOException {
        try (var reader = ColumnFileReader.open(file)) {
            int[] items = reader.ints(ITEM);
            int[] targets = reader.ints(TARGET);
            int[] offsets = new int[catalogue + 1];
            for (int row = 0; row < items.length; row++) {
                boolean inOrder = row == 0 || items[row] >= items[row - 1];
                if (!inOrder || outside(items[row], catalogue) || outside(targets[row], catalogue)) {
                    throw new MiningException(file + " is of other items than the model's catalogue");
                }
                offsets[items[row] + 1]++;
            }
            Arrays.parallelPrefix(offsets, Integer::sum);
            return new Similarities(offsets, targets, reader.floats(WEIGHT));
        }
    }

    private static boolean outside(int place, int catalogue) {
        return place < 0 || place >= catalogue;
    }
}
