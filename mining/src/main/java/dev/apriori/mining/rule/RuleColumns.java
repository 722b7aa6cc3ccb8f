package dev.apriori.mining.rule;

import it.unimi.dsi.fastutil.ints.IntArrayList;
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

    /** Some rules, whose places among those of all parts are {@code firstRule} and after. */
    record Piece(int firstRule, int rules, IntArrayList values) {
        int antecedent(int rule) {
            return values.getInt(rule * OF_A_RULE);
        }

        int consequent(int rule) {
            return values.getInt(rule * OF_A_RULE + 1);
        }

        int count(int rule) {
            return values.getInt(rule * OF_A_RULE + 2);
        }
    }

    /** The rules of all parts, one after the other. */
    static List<Piece> pieces(List<RuleColumns> parts) {
        List<Piece> all = new ArrayList<>();
        int rule = 0;
        for (RuleColumns part : parts) {
            int end = rule + part.size();
            for (int[] values : part.pieces) {
                int rules = Math.min(PIECE / OF_A_RULE, end - rule);
                all.add(new Piece(rule, rules, IntArrayList.wrap(values)));
                rule += rules;
            }
        }
        return all;
    }
}
