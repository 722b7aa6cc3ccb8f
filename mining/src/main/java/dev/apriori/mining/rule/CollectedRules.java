package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Workers;
import java.util.List;

/**
 * All rules that a pass has collected, in no order.
 *
 * @param size the number of rules
 * @param sides by itemset, whether it is a side of any of them
 * @param leastCount of any of them; more than the greatest where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the itemsets are many
record CollectedRules(List<RuleColumns.Piece> pieces, int size, boolean[] sides, int leastCount, int greatestCount) {
    /** Takes a rule. */
    @FunctionalInterface
    interface Taker {
        /** @param rule its number among the collected, from 0 */
        void take(int rule, int antecedent, int consequent, int count);
    }

    private static final class Counts {
        int least = Integer.MAX_VALUE;
        int greatest = 0;
    }

    static CollectedRules of(Itemsets itemsets, List<RuleColumns> parts, int threads) {
        List<RuleColumns.Piece> pieces = RuleColumns.pieces(parts);
        boolean[] sides = new boolean[itemsets.size()];
        List<Counts> counts =
                Workers.run(pieces.size(), threads, Counts::new, (own, p) -> look(pieces.get(p), sides, own));
        return new CollectedRules(
                pieces,
                parts.stream().mapToInt(RuleColumns::size).sum(),
                sides,
                counts.stream().mapToInt(own -> own.least).min().orElse(Integer.MAX_VALUE),
                counts.stream().mapToInt(own -> own.greatest).max().orElse(0));
    }

    /** Threads may find the same side: all of them write the same. */
    private static void look(RuleColumns.Piece piece, boolean[] sides, Counts counts) {
        int least = counts.least;
        int greatest = counts.greatest;
        for (int i = 0; i < piece.rules(); i++) {
            sides[piece.antecedent(i)] = true;
            sides[piece.consequent(i)] = true;
            least = Math.min(least, piece.count(i));
            greatest = Math.max(greatest, piece.count(i));
        }
        counts.least = least;
        counts.greatest = greatest;
    }

    /** Hands over all rules, piece by piece, which threads share. */
    void forEach(int threads, Taker taker) {
        Workers.run(pieces.size(), threads, () -> taker, (same, p) -> {
            RuleColumns.Piece piece = pieces.get(p);
            for (int i = 0; i < piece.rules(); i++) {
                same.take(piece.firstRule() + i, piece.antecedent(i), piece.consequent(i), piece.count(i));
            }
        });
    }
}
