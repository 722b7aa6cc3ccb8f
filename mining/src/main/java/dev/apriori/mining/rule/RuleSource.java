package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Itemsets;

/** What rules are made of: itemsets, how to find their subsets, and which items a rule may have where. */
record RuleSource(Itemsets itemsets, SubsetIndex index, ItemConstraints constraints) {
    static RuleSource of(Itemsets itemsets, ItemConstraints constraints) {
        return new RuleSource(itemsets, new SubsetIndex(itemsets), constraints);
    }

    /** The same itemsets, whatever items a rule has. */
    RuleSource unconstrained() {
        return new RuleSource(itemsets, index, ItemConstraints.NONE);
    }

    /** @throws IllegalArgumentException when the filter asks for rules of itemsets that were not mined */
    void mustReach(RuleFilter filter) {
        if (filter.minCount() < itemsets.minCount()) {
            throw new IllegalArgumentException(
                    filter + " asks for itemsets below those mined, at " + itemsets.minCount());
        }
    }

    SplitWalk walk(SplitWalk.Visitor visitor) {
        return new SplitWalk(this, visitor);
    }
}
