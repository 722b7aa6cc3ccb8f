package dev.apriori.experiment.grid;

import java.util.Locale;

/**
 * One point of the grid.
 *
 * @param number from 0, by which the parameters can be computed again
 */
public record Trial(int number, TrialParameters parameters) {
    /** What its run is called, such as {@code movielens-0012}. */
    public String name(String experiment) {
        return String.format(Locale.ROOT, "%s-%04d", experiment, number);
    }
}
