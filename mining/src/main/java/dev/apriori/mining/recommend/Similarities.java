package dev.apriori.mining.recommend;

import java.util.Arrays;

/**
 * What an item adds to the scores of others where a basket holds it: item {@code i} adds {@code weights[p]} to
 * {@code targets[p]} for {@code p} from {@code offsets[i]} to {@code offsets[i + 1] - 1}, the targets ascending. Weights
 * are single: half the room, and the same bits in every implementation. Immutable; the arrays given are kept, not copied.
 *
 * @param offsets a number for each item, and the total
 */
@SuppressWarnings("ArrayRecordComponent") // columns are what this is
public record Similarities(int[] offsets, int[] targets, float[] weights) {
    /** How many there are. */
    public int size() {
        return targets.length;
    }

    /** How many targets the item adds to, and does not take from. */
    public int gaining(int item) {
        int gaining = 0;
        for (int p = offsets[item]; p < offsets[item + 1]; p++) {
            gaining += weights[p] > 0 ? 1 : 0;
        }
        return gaining;
    }

    /** What the item adds to the target; 0 where it is not kept. */
    float weight(int item, int target) {
        int at = Arrays.binarySearch(targets, offsets[item], offsets[item + 1], target);
        return at < 0 ? 0 : weights[at];
    }
}
