package dev.apriori.miner.report;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From the lowest to the highest of some values; where they are all but one, a little to both sides of it.
 *
 * @param logarithmic where they differ enough for that
 */
record ValueSpan(double low, double high, boolean logarithmic, boolean single) {
    private static final double LEAST_RATIO = 1.02;

    /**
     * @param values at least one
     * @param ratio how many times the lowest the highest must be for a logarithmic scale
     */
    static ValueSpan of(DoubleStream values, double ratio) {
        var statistics = values.summaryStatistics();
        double low = statistics.getMin();
        double high = statistics.getMax();
        if (low == high || high - low < (LEAST_RATIO - 1) * Math.abs(high)) {
            double margin = high == 0 ? 1 : (LEAST_RATIO - 1) * Math.abs(high);
            return new ValueSpan(low - margin, high + margin, false, true);
        }
        return new ValueSpan(low, high, low > 0 && high / low > ratio, false);
    }

    /** With some air on both sides, so that no mark is cut. */
    ValueSpan widened(double fraction) {
        return new ValueSpan(at(-fraction), at(1 + fraction), logarithmic, single);
    }

    /** 0 at the low end, 1 at the high end. */
    double position(double value) {
        return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** The value at a position. */
    double at(double position) {
        return logarithmic ? low * Math.pow(high / low, position) : low + (high - low) * position;
    }

    List<Double> ticks() {
        if (single) {
            return List.of((low + high) / 2);
        }
        return logarithmic ? Figures.logarithmicTicks(low, high) : Figures.linearTicks(low, high);
    }
}
