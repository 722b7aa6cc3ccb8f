package dev.apriori.mining.rule;

/** The time that a pass took for all its trials together, up to the outcome: finding itemsets, making rules. */
public record PassSeconds(double itemsets, double rules) {}
