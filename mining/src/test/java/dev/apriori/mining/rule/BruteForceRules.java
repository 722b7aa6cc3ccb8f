package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.BruteForce;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All rules by trying every pair of disjoint sets, sorted as {@link Rules} promises by a slow and plain comparator. */
final class BruteForceRules {
    private BruteForceRules() {}

    record Rule(
            List<Integer> antecedent, List<Integer> consequent, int antecedentCount, int consequentCount, int count) {
        double measure(Measure measure, int transactions) {
            return measure.of(antecedentCount, consequentCount, count, transactions);
        }

        private BigInteger over(Rule other) {
            return BigInteger.valueOf(count)
                    .multiply(BigInteger.valueOf(other.antecedentCount))
                    .multiply(BigInteger.valueOf(other.consequentCount));
        }
    }

    static final Comparator<Rule> ORDER = ((Comparator<Rule>)
                    (a, b) -> b.over(a).compareTo(a.over(b)))
            .thenComparing(Rule::count, Comparator.reverseOrder())
            .thenComparing(Rule::antecedent, BruteForceRules::itemByItem)
            .thenComparing(Rule::consequent, BruteForceRules::itemByItem);

    static List<Rule> rules(Transactions transactions, int maxLength, RuleFilter filter) {
        int sets = 1 << transactions.items().size();
        return IntStream.range(1, sets)
                .boxed()
                .flatMap(a -> IntStream.range(1, sets)
                        .filter(c -> (a & c) == 0 && Integer.bitCount(a | c) <= maxLength)
                        .mapToObj(c -> rule(transactions, a, c)))
                .filter(rule -> rule.count >= filter.minCount())
                .filter(rule -> rule.measure(filter.measure(), transactions.count())
                        >= filter.minThreshold().doubleValue())
                .sorted(ORDER)
                .toList();
    }

    /** The same shape for rules of a table. */
    static List<Rule> listed(Rules rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(r -> new Rule(
                        Arrays.stream(rules.antecedent(r)).boxed().toList(),
                        Arrays.stream(rules.consequent(r)).boxed().toList(),
                        rules.antecedentCount(r),
                        rules.consequentCount(r),
                        rules.count(r)))
                .toList();
    }

    private static Rule rule(Transactions transactions, int a, int c) {
        List<Integer> antecedent = items(a);
        List<Integer> consequent = items(c);
        return new Rule(
                antecedent,
                consequent,
                BruteForce.count(transactions, antecedent),
                BruteForce.count(transactions, consequent),
                BruteForce.count(
                        transactions,
                        Stream.concat(antecedent.stream(), consequent.stream()).toList()));
    }

    private static List<Integer> items(int mask) {
        return IntStream.range(0, Integer.SIZE)
                .filter(item -> (mask >> item & 1) == 1)
                .boxed()
                .toList();
    }

    private static int itemByItem(List<Integer> a, List<Integer> b) {
        return Arrays.compare(
                a.stream().mapToInt(i -> i).toArray(),
                b.stream().mapToInt(i -> i).toArray());
    }
}
