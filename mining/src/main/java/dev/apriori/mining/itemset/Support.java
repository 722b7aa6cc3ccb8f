package dev.apriori.mining.itemset;

import dev.apriori.mining.MiningException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A least support as a fraction of the transactions, exact in decimals: above 0 and at most 1. */
public record Support(BigDecimal fraction) implements Comparable<Support> {
    public Support {
        if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            throw new MiningException("min-support " + fraction.toPlainString()
                    + " is out of range; give a fraction above 0 and at most 1, such as 0.01");
        }
    }

    /** @throws MiningException when the text is no decimal above 0 and at most 1 */
    public static Support parse(String text) {
        try {
            return new Support(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new MiningException(
                    "min-support '" + text + "' is not a number; give a fraction above 0 and at most 1, such as 0.01",
                    e);
        }
    }

    /** The least number of transactions that makes an itemset frequent: {@code ceil(fraction × transactions)}. */
    public int minCount(int transactions) {
        return fraction.multiply(BigDecimal.valueOf(transactions))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    @Override
    public int compareTo(Support other) {
        return fraction.compareTo(other.fraction);
    }
}
