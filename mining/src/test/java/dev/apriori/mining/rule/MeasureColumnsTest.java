package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MeasureColumnsTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small().filter(transactions -> transactions.items().size() <= 6);
    }

    @Property(tries = 100)
    void allAtOnceAreTheSameAsOneByOne(@ForAll("small") Transactions transactions) {
        var all = new RuleFilter(Measure.SUPPORT, BigDecimal.ZERO, 1);
        Rules rules = RuleMiner.mine(Samples.mine(transactions, 1, 4), all, Budget.ample(), 1);
        var columns = MeasureColumns.of(rules, 2);
        assertThat(columns).containsOnlyKeys(Measure.values());
        columns.forEach((measure, column) -> assertThat(column)
                .containsExactly(IntStream.range(0, rules.size())
                        .mapToDouble(rule -> rules.measure(rule, measure))
                        .toArray()));
        if (rules.size() > 1) {
            MeasureColumns.of(rules, 1, rules.size())
                    .forEach((measure, column) -> assertThat(column)
                            .containsExactly(Arrays.copyOfRange(columns.get(measure), 1, rules.size())));
        }
    }
}
