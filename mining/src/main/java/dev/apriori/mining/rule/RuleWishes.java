package dev.apriori.mining.rule;

import java.util.Optional;

/**
 * What is asked of rules besides a threshold of a measure.
 *
 * @param items which items they hold
 * @param significance what they are judged by; empty where they are not
 * @param onlySignificant whether rules are left out that are not significant; else they are only counted
 */
public record RuleWishes(ItemConstraints items, Optional<Significance> significance, boolean onlySignificant) {
    /** Nothing. */
    public static final RuleWishes NONE = new RuleWishes(ItemConstraints.NONE, Optional.empty(), false);

    public RuleWishes {
        if (onlySignificant && significance.isEmpty()) {
            throw new IllegalArgumentException("what is significant has to be said");
        }
    }

    /** The same without a judgement that would leave no rule out. */
    public RuleWishes uncounted() {
        return onlySignificant ? this : new RuleWishes(items, Optional.empty(), false);
    }
}
