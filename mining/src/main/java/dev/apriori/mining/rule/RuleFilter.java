package dev.apriori.mining.rule;

import java.math.BigDecimal;

/**
 * Which rules are wanted: those that at least {@code minCount} transactions hold and whose measure is at least the
 * threshold. An infinite conviction passes any threshold.
 *
 * @param minThreshold compared as the double that is nearest to it, so that a value computed from exact counts, such as a
 *     confidence of 7 in 10, meets a threshold of 0.7
 */
public record RuleFilter(Measure measure, BigDecimal minThreshold, int minCount) {}
