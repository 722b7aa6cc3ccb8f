package dev.apriori.mining.itemset;

import java.util.ArrayList;
import java.util.List;

/** A column of numbers in pieces of one size: it grows without a copy, and takes no more than a piece too much. */
final class IntPieces {
    private static final int BITS = 15;

    /** The numbers of a piece. */
    static final int SIZE = 1 << BITS;

    private final List<int[]> pieces = new ArrayList<>();

    /** Adds a piece, whose numbers the caller sets. */
    int[] grow() {
        int[] piece = new int[SIZE];
        pieces.add(piece);
        return piece;
    }

    /** The piece that has a place. */
    int[] piece(int place) {
        return pieces.get(place >> BITS);
    }

    /** Where in its piece a place is. */
    static int within(int place) {
        return place & SIZE - 1;
    }

    void copy(int from, int to, int[] target, int at) {
        for (int next = from; next < to; ) {
            int some = Math.min(to - next, SIZE - within(next));
            System.arraycopy(piece(next), within(next), target, at + next - from, some);
            next += some;
        }
    }

    /** Lets go of all pieces. */
    void clear() {
        pieces.clear();
    }
}
