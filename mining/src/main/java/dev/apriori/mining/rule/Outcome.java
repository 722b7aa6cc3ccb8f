package dev.apriori.mining.rule;

/** What a {@link RuleFilter} came to. */
public sealed interface Outcome permits RuleSelection, Exceeded {}
