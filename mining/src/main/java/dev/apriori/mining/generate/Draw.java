package dev.apriori.mining.generate;

import java.util.Arrays;

/** Draws one of some films, each as often as its weight says. */
final class Draw {
    private final int[] films;
    private final double[] cumulative;

    Draw(int[] films, double[] weightByFilm) {
        this.films = films;
        this.cumulative = new double[films.length];
        double sum = 0;
        for (int i = 0; i < films.length; i++) {
            sum += weightByFilm[films[i]];
            cumulative[i] = sum;
        }
    }

    int next(Chance chance) {
        double at = chance.unit() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        int place = found >= 0 ? found + 1 : -found - 1;
        return films[Math.min(place, films.length - 1)];
    }
}
