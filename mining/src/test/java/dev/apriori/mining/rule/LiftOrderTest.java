package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LiftOrderTest {
    /** One of each two is drawn close to the other, where doubles are most likely to fail. */
    @Property(tries = 2000)
    void keysOrderLiftsAsExactCountsDo(
            @ForAll @IntRange(min = 1, max = RuleTable.DOUBLES_SUFFICE) int transactions, @ForAll long seed) {
        var random = new Random(seed);
        int a = 1 + random.nextInt(transactions);
        int c = 1 + random.nextInt(transactions);
        int both = 1 + random.nextInt(Math.min(a, c));
        int otherA = near(a, both, transactions, random);
        int otherC = near(c, both, transactions, random);
        int otherBoth = near(both, 1, Math.min(otherA, otherC), random);
        int exact = RuleTable.compareLift(both, (long) a * c, otherBoth, (long) otherA * otherC);
        assertThat(Integer.signum(
                        Long.compare(key(a, c, both, transactions), key(otherA, otherC, otherBoth, transactions))))
                .isEqualTo(Integer.signum(exact));
    }

    private static int near(int value, int least, int most, Random random) {
        return Math.max(Math.min(least, most), Math.min(most, value + random.nextInt(5) - 2));
    }

    private static long key(int antecedent, int consequent, int both, int transactions) {
        return RuleTable.liftKey(Measure.LIFT.of(antecedent, consequent, both, transactions), transactions);
    }
}
