package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Support;
import java.math.BigDecimal;

/**
 * What a trial asks of data that it shares with others.
 *
 * @param wishes the same for all trials of a pass
 */
public record TrialSettings(Support minSupport, Measure metric, BigDecimal minThreshold, RuleWishes wishes) {
    /** A trial that asks for nothing besides. */
    public TrialSettings(Support minSupport, Measure metric, BigDecimal minThreshold) {
        this(minSupport, metric, minThreshold, RuleWishes.NONE);
    }

    RuleFilter filter(int transactions) {
        return new RuleFilter(metric, minThreshold, minSupport.minCount(transactions));
    }
}
