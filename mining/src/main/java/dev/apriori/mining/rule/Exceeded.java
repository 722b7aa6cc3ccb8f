package dev.apriori.mining.rule;

/**
 * More rules pass than the budget allows.
 *
 * @param reason one line for the user, with what to change
 */
public record Exceeded(String reason) implements Outcome {}
