package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.TopItems;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.BitSet;

/** Adds up over users what {@link Quality} says of all. */
final class QualityTally {
    private final HoldOut holdOut;
    private final BitSet recommended = new BitSet();
    private double gain;
    private double squaredGain;
    private double hits;
    private double squaredHits;
    private int covered;

    QualityTally(HoldOut holdOut) {
        this.holdOut = holdOut;
    }

    /** @param place the user's place among those asked */
    void add(int place, TopItems top) {
        covered += top.size() > 0 ? 1 : 0;
        addFallback(place, top);
    }

    /** What a user gets to whom nothing was recommended in the way that is judged: it may hit all the same. */
    void addFallback(int place, TopItems top) {
        IntSet heldOut = holdOut.items(place);
        double own = 0;
        double ownHits = 0;
        for (int rank = 1; rank <= top.size(); rank++) {
            int item = top.item(rank - 1);
            recommended.set(item);
            if (heldOut.contains(item)) {
                ownHits += 1.0 / heldOut.size();
                own += Math.log(2) / Math.log(rank + 1) / heldOut.size();
            }
        }
        hits += ownHits;
        squaredHits += ownHits * ownHits;
        gain += own;
        squaredGain += own * own;
    }

    /** @param likedItems the number of items that anyone likes */
    Quality quality(int likedItems) {
        int users = Math.max(1, holdOut.size());
        return new Quality(
                hits / users,
                gain / users,
                (double) recommended.cardinality() / Math.max(1, likedItems),
                (double) covered / users,
                holdOut.size(),
                deviation(gain, squaredGain, users),
                deviation(hits, squaredHits, users));
    }

    private static double deviation(double sum, double squares, int users) {
        double mean = sum / users;
        return Math.sqrt(Math.max(0, squares / users - mean * mean));
    }
}
