package dev.apriori.experiment.objective;

/**
 * An eligible trial, with all that decides whether it is better than another.
 *
 * @param runId its run in MLflow
 * @param value its value of the objective's metric, finite
 */
public record Candidate(int trial, String runId, double value, long rules) {
    /** The value as a person writes it: 53.2875, 427088. */
    public String valueText() {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.valueOf((long) value) : String.valueOf(value);
    }
}
