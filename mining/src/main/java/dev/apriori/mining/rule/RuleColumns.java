package dev.apriori.mining.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules as they are collected, in no order: the itemsets that are their sides, and their counts, as one number after the
 * other. In pieces, so that growing copies nothing.
 */
final class RuleColumns {
    private static final int OF_A_RULE = 3;
    private static final int PIECE = OF_A_RULE << 14;

    private final List<int[]> pieces = new ArrayList<>();
    private int[] last;
    private int end = PIECE;

    void add(int antecedent, int consequent, int count) {
        if (end == PIECE) {
            last = new int[PIECE];
            pieces.add(last);
            end = 0;
        }
        last[end] = antecedent;
        last[end + 1] = consequent;
        last[end + 2] = count;
        end += OF_A_RULE;
    }

    int size() {
        return (pieces.size() - 1) * (PIECE / OF_A_RULE) + end / OF_A_RULE;
    }

    static int[] antecedents(List<RuleColumns> parts) {
        return join(parts, 0);
    }

    static int[] consequents(List<RuleColumns> parts) {
        return join(parts, 1);
    }

    static int[] counts(List<RuleColumns> parts) {
        return join(parts, 2);
    }

    private static int[] join(List<RuleColumns> parts, int column) {
        int[] joined = new int[parts.stream().mapToInt(RuleColumns::size).sum()];
        int rule = 0;
        for (RuleColumns part : parts) {
            int end = rule + part.size();
            for (int[] piece : part.pieces) {
                for (int at = column; at < PIECE && rule < end; at += OF_A_RULE) {
                    joined[rule++] = piece[at];
                }
            }
        }
        return joined;
    }
}
