package dev.apriori.mining.itemset;

/** Which few of the frequent itemsets stand for all of them. */
public enum Condensed {
    /** Those of which no larger itemset is in all of their transactions: they tell every itemset's count. */
    CLOSED,
    /** Those of which no larger itemset is frequent: they tell which itemsets are frequent. */
    MAXIMAL
}
