package dev.apriori.mining.rule;

/** Says of a rule, by its counts, whether it is wanted. */
@FunctionalInterface
interface PairTest {
    boolean passes(int antecedent, int consequent, int both);
}
