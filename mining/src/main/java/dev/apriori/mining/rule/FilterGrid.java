package dev.apriori.mining.rule;

import java.util.Arrays;
import java.util.List;

/**
 * The values that a set of filters uses, each once and ascending: least counts, and thresholds by measure. A level is
 * how many of them something reaches, so that one look says which of many filters a rule passes.
 */
final class FilterGrid {
    /** To compare with all of so many takes less than to guess, rule by rule, where to stop. */
    private static final int FEW = 16;

    private final List<RuleFilter> filters;
    private final int[] minCounts;
    private final Measure[] measures;
    private final double[][] thresholds;

    FilterGrid(List<RuleFilter> filters) {
        this.filters = List.copyOf(filters);
        minCounts = filters.stream()
                .mapToInt(RuleFilter::minCount)
                .sorted()
                .distinct()
                .toArray();
        measures = filters.stream().map(RuleFilter::measure).distinct().sorted().toArray(Measure[]::new);
        thresholds = Arrays.stream(measures)
                .map(measure -> filters.stream()
                        .filter(filter -> filter.measure() == measure)
                        .mapToDouble(filter -> filter.minThreshold().doubleValue())
                        .sorted()
                        .distinct()
                        .toArray())
                .toArray(double[][]::new);
    }

    List<RuleFilter> filters() {
        return filters;
    }

    /** The number of different least counts. */
    int countLevels() {
        return minCounts.length;
    }

    /** The number of different measures. */
    int measures() {
        return measures.length;
    }

    Measure measure(int measure) {
        return measures[measure];
    }

    /** The number of different thresholds of a measure. */
    int thresholdLevels(int measure) {
        return thresholds[measure].length;
    }

    /** How many of the least counts the count reaches. */
    int countLevel(int count) {
        int level = Arrays.binarySearch(minCounts, count);
        return level >= 0 ? level + 1 : -level - 1;
    }

    /** How many of the measure's thresholds the value reaches. */
    int thresholdLevel(int measure, double value) {
        double[] ascending = thresholds[measure];
        if (ascending.length > FEW) {
            int at = Arrays.binarySearch(ascending, value + 0.0); // there -0.0 is less than 0.0
            return at >= 0 ? at + 1 : -at - 1;
        }
        int level = 0;
        for (double least : ascending) {
            level += value >= least ? 1 : 0;
        }
        return level;
    }

    /** The place of a filter's measure among the measures. */
    int measureOf(RuleFilter filter) {
        return Arrays.binarySearch(measures, filter.measure());
    }

    /** The count level that a rule must have to pass the filter. */
    int countLevelOf(RuleFilter filter) {
        return countLevel(filter.minCount());
    }

    /** The threshold level that a rule must have to pass the filter. */
    int thresholdLevelOf(RuleFilter filter) {
        return thresholdLevel(measureOf(filter), filter.minThreshold().doubleValue());
    }
}
