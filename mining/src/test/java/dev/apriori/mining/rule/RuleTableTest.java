package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RuleTableTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small().filter(transactions -> transactions.items().size() <= 6);
    }

    /** As few bits as none are too few for any rule: then columns are sorted, as for numbers too large to be packed. */
    @Property(tries = 100)
    void theOrderIsTheSameWhetherOrNotRulesFitIntoOneNumber(
            @ForAll("small") Transactions transactions, @ForAll @IntRange(min = 1, max = 3) int threads) {
        Itemsets itemsets = Samples.mine(transactions, 1, 4);
        List<RuleColumns> parts = List.of(someRules(itemsets));

        List<String> packed = shown(RuleTable.of(itemsets, parts, threads));
        List<String> unpacked = shown(RuleTable.of(itemsets, parts, threads, -1));

        assertThat(packed).isEqualTo(unpacked).hasSize(parts.get(0).size());
    }

    /** Of two rules with the same items on other sides mostly one, so that it shows when sides are mixed up. */
    private static RuleColumns someRules(Itemsets itemsets) {
        var found = new RuleColumns();
        var walk = RuleSource.of(itemsets, ItemConstraints.NONE).walk(new SplitWalk.Visitor() {
            @Override
            public int leastCount() {
                return 1;
            }

            @Override
            public void visit(int full, int banned, int[] subsets, int[] counts) {
                for (int mask = 1 + counts[full] % 2; mask < full; mask += 2) {
                    found.add(subsets[mask], subsets[full ^ mask], counts[full]);
                }
            }
        });
        IntStream.range(0, itemsets.rootCount()).forEach(walk::walk);
        return found;
    }

    private static List<String> shown(Rules rules) {
        List<String> shown = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            shown.add(IntStream.of(rules.antecedent(rule)).boxed().toList() + " → "
                    + IntStream.of(rules.consequent(rule)).boxed().toList() + " " + rules.count(rule));
        }
        return shown;
    }
}
