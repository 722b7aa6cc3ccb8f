package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Support;
import java.math.BigDecimal;

/** What a trial asks of data that it shares with others. */
public record TrialSettings(Support minSupport, Measure metric, BigDecimal minThreshold) {
    RuleFilter filter(int transactions) {
        return new RuleFilter(metric, minThreshold, minSupport.minCount(transactions));
    }
}
