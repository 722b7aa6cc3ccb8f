package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.Rules;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the rules whose antecedent a basket holds. A rule is filed under its antecedent's first item; one whose antecedent
 * has no other is filed as its number, any other as the number's complement, so that only the latter are looked up.
 */
final class RuleIndex {
    private final Rules rules;
    private final int[] offsetsByItem;
    private final int[] filed;

    /** @param wanted which rules are filed at all */
    RuleIndex(Rules rules, IntPredicate wanted) {
        this.rules = rules;
        int itemCount = rules.items().size();
        int[] ofUse = IntStream.range(0, rules.size()).filter(wanted).toArray();
        offsetsByItem = new int[itemCount + 1];
        for (int rule : ofUse) {
            offsetsByItem[rules.antecedentItem(rule, 0) + 1]++;
        }
        Arrays.parallelPrefix(offsetsByItem, Integer::sum);
        filed = new int[ofUse.length];
        int[] next = Arrays.copyOf(offsetsByItem, itemCount);
        for (int rule : ofUse) {
            filed[next[rules.antecedentItem(rule, 0)]++] = rules.antecedentSize(rule) == 1 ? rule : ~rule;
        }
    }

    /** @param held the basket's items, ascending, each once */
    void fire(int[] held, RuleSet fired) {
        for (int item : held) {
            for (int i = offsetsByItem[item]; i < offsetsByItem[item + 1]; i++) {
                if (filed[i] >= 0) {
                    fired.add(filed[i]);
                } else if (holdsRest(held, ~filed[i])) {
                    fired.add(~filed[i]);
                }
            }
        }
    }

    private boolean holdsRest(int[] held, int rule) {
        for (int i = 1; i < rules.antecedentSize(rule); i++) {
            if (Arrays.binarySearch(held, rules.antecedentItem(rule, i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
