package dev.apriori.mining.evaluate;

import dev.apriori.mining.recommend.TopItems;
import java.util.BitSet;

/** Adds up over users what {@link Quality} says of all. */
final class QualityTally {
    private final HoldOut holdOut;
    private final BitSet recommended = new BitSet();
    private double gain;
    private int hits;
    private int served;

    QualityTally(HoldOut holdOut) {
        this.holdOut = holdOut;
    }

    /** @param place the user's place among those asked */
    void add(int place, TopItems top) {
        served += top.size() > 0 ? 1 : 0;
        for (int rank = 1; rank <= top.size(); rank++) {
            int item = top.item(rank - 1);
            recommended.set(item);
            if (item == holdOut.item(place)) {
                hits++;
                gain += Math.log(2) / Math.log(rank + 1);
            }
        }
    }

    /** @param likedItems the number of items that anyone likes */
    Quality quality(int likedItems) {
        int users = Math.max(1, holdOut.size());
        return new Quality(
                (double) hits / users,
                gain / users,
                (double) recommended.cardinality() / Math.max(1, likedItems),
                (double) served / users);
    }
}
