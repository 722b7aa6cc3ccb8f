package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherTestTest {
    /** Exact, in whole numbers: the ways to have that many or more together, of all ways. */
    @Property(tries = 500)
    void thePValueIsTheShareOfWaysToHaveAsManyTogetherOrMore(
            @ForAll @IntRange(min = 1, max = 300) int transactions,
            @ForAll @IntRange(max = 300) int antecedentDraw,
            @ForAll @IntRange(max = 300) int consequentDraw,
            @ForAll @IntRange(max = 300) int bothDraw) {
        int antecedent = antecedentDraw % (transactions + 1);
        int consequent = consequentDraw % (transactions + 1);
        int least = Math.max(0, antecedent + consequent - transactions);
        int both = least + bothDraw % (Math.min(antecedent, consequent) - least + 1);
        double exact = exact(transactions, antecedent, consequent, both);
        double found = new FisherTest(transactions).pValue(antecedent, consequent, both);
        assertThat(found).isCloseTo(exact, within(1e-11 * exact + 1e-15));
        assertThat(new FisherTest(transactions).pValue(consequent, antecedent, both))
                .isEqualTo(found);
    }

    /** {@code scipy.stats.fisher_exact([[both, a - both], [c - both, n - a - c + both]], alternative='greater')}. */
    @ParameterizedTest
    @CsvSource({
        "609, 8, 10, 7, 1.605136942353802e-13",
        "609, 100, 120, 7, 0.9999673563455378",
        "609, 100, 120, 30, 0.004636379055468231",
        "609, 300, 250, 160, 8.754774172968296e-10",
        "610, 7, 7, 7, 1.6600692345056735e-16",
        "3196, 2000, 1900, 1300, 1.1239207062382086e-16",
        "100000, 1000, 900, 25, 6.62925632281275e-06",
        "100000, 50000, 40000, 20100, 0.09947648815453632",
        "138493, 5000, 7000, 400, 1.4925746448241336e-19",
        "1000000, 10000, 12000, 150, 0.0041712374211581435",
        "1000000, 300000, 200000, 60500, 0.0032287153390610592"
    })
    void isWhatScipySays(int transactions, int antecedent, int consequent, int both, double pValue) {
        assertThat(new FisherTest(transactions).pValue(antecedent, consequent, both))
                .isCloseTo(pValue, withinPercentage(1e-5));
    }

    private static double exact(int transactions, int antecedent, int consequent, int both) {
        BigInteger ways = BigInteger.ZERO;
        for (int k = both; k <= Math.min(antecedent, consequent); k++) {
            ways = ways.add(choose(consequent, k).multiply(choose(transactions - consequent, antecedent - k)));
        }
        return new BigDecimal(ways)
                .divide(new BigDecimal(choose(transactions, antecedent)), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger choose(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return k > n ? BigInteger.ZERO : ways;
    }
}
