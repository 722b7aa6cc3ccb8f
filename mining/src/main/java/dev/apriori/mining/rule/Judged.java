package dev.apriori.mining.rule;

/**
 * How many rules that pass a filter are significant.
 *
 * @param significant of all of them
 * @param ofTop of the {@value #TOP} with the highest lift
 */
public record Judged(int significant, int ofTop) {
    /** How many rules people look at first. */
    public static final int TOP = 100;
}
