package dev.apriori.operator.canary;

import java.util.Locale;

/**
 * So many of so many, as a sample of what may come. Bounds are Wilson's score interval with a correction for continuity,
 * which serves for small samples and for shares near 0, where the usual one does not; for a difference they are combined
 * by method 11 of Newcombe 1998 ("Interval estimation for the difference between independent proportions").
 */
public record Proportion(long events, long of) {
    /**
     * The normal quantile of 0.999: each bound is missed once in a thousand looks. A canary is looked at some fifty times
     * before it has won, so that one that is as good as the old revision is taken for worse in at most one of twenty
     * (Bonferroni's bound; looks at the same counts are far from independent, and so it is less).
     */
    private static final double Z = 3.090;

    /** 0 of nothing. */
    double share() {
        return of == 0 ? 0 : (double) events / of;
    }

    /** Below which it is not, beyond doubt. */
    double least() {
        return least(Z);
    }

    /** Above which it is not, beyond doubt. */
    double most() {
        return most(Z);
    }

    /** By how much at least this share is above the other one: negative when it may be below. */
    double leastAbove(Proportion other) {
        return leastAbove(other, Z);
    }

    /** @param z how many standard deviations a bound is away */
    double leastAbove(Proportion other, double z) {
        return share() - other.share() - Math.hypot(share() - least(z), other.most(z) - other.share());
    }

    private double least(double z) {
        if (events == 0) {
            return 0;
        }
        double spread = z * Math.sqrt(z * z - 2 - 1.0 / of + 4 * share() * (of - events + 1));
        return Math.max(0, (2 * events + z * z - 1 - spread) / (2 * (of + z * z)));
    }

    private double most(double z) {
        return of == 0 ? 1 : 1 - new Proportion(of - events, of).least(z);
    }

    /** Such as {@code 2.5 % of 1,200}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %% of %,d", 100 * share(), of);
    }
}
