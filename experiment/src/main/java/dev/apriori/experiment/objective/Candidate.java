package dev.apriori.experiment.objective;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An eligible trial, with all that decides whether it is better than another.
 *
 * @param runId its run in MLflow
 * @param value its value of the objective's metric, finite
 */
public record Candidate(int trial, String runId, double value, long rules) {
    private static final int ROUNDED = 6;

    /** The value as a person writes it: 53.2875, 427088. */
    public String valueText() {
        return whole() ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The value to six digits, where it is not a whole number: 8.08081. */
    public String rounded() {
        if (whole()) {
            return valueText();
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int digits = Math.max(ROUNDED, exact.precision() - exact.scale());
        return exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
    }

    private boolean whole() {
        return value == Math.rint(value) && Math.abs(value) < 1e15;
    }
}
