package dev.apriori.mining.evaluate;

/** Where a share or a mean of a population is with a confidence of 95 %, as far as a sample tells. */
public record Interval(double from, double to) {
    /** The normal distribution's quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    private static final Interval NOTHING_KNOWN = new Interval(0, 1);

    /**
     * By Wilson's score (1927), which holds for shares near 0 and 1, too.
     *
     * @param share of the sample, from 0 to 1
     * @param size of the sample
     */
    public static Interval ofShare(double share, int size) {
        if (size == 0) {
            return NOTHING_KNOWN;
        }
        double shrink = 1 + Z * Z / size;
        double middle = (share + Z * Z / (2 * size)) / shrink;
        double half = Z / shrink * Math.sqrt(share * (1 - share) / size + Z * Z / (4.0 * size * size));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /**
     * By the normal distribution, for values from 0 to 1.
     *
     * @param deviation the sample's standard deviation
     */
    public static Interval ofMean(double mean, double deviation, int size) {
        if (size == 0) {
            return NOTHING_KNOWN;
        }
        double half = Z * deviation / Math.sqrt(size);
        return new Interval(Math.max(0, mean - half), Math.min(1, mean + half));
    }
}
