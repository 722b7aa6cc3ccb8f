package dev.apriori.operator.metrics;

/** What came of a look at a canary. */
public enum CanaryStep {
    /** It has got its first requests. */
    STARTED,
    /** It has got more. */
    RAISED,
    /** It has got all. */
    PROMOTED,
    /** It does worse, and gets none any more. */
    ROLLED_BACK
}
