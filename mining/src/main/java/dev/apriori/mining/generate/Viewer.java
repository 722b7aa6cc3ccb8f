package dev.apriori.mining.generate;

import java.util.Arrays;

/**
 * Makes up users one after the other. Each has a taste, some have two; more than half of the films that they see are of it,
 * and those they like better. How many films they see is log-normal, at least 20 as in MovieLens.
 */
final class Viewer {
    private static final int MIN_RATINGS = 20;
    private static final double MEDIAN_MORE = 65;
    /** In a small catalogue, users who see nearly everything would have no taste. */
    private static final double SHARE_MORE = 0.08;

    private static final double MORE_SPREAD = 0.75;
    private static final double SECOND_TASTE = 0.2;
    private static final double OWN_TASTE = 0.6;
    private static final int TRIES = 20;

    private static final double MEAN_STARS = 3.3;
    private static final double USER_SPREAD = 0.35;
    private static final double OWN_BONUS = 0.7;
    private static final double OTHER_MALUS = -0.3;
    private static final double MOOD_SPREAD = 0.9;
    private static final double PREFERS_WHOLE_STARS = 0.5;

    private final Catalogue catalogue;
    private final int[] lastViewer;
    private int number;

    private Taste taste = Taste.SPACE;
    private Taste secondTaste = Taste.SPACE;
    private double bias;
    private int[] films = {};

    Viewer(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.lastViewer = new int[catalogue.size()];
    }

    /** Becomes the next user. */
    void next(Chance chance) {
        number++;
        taste = anyTaste(chance);
        secondTaste = chance.happens(SECOND_TASTE) ? anyTaste(chance) : taste;
        bias = USER_SPREAD * chance.bell();
        double more =
                Math.min(MEDIAN_MORE, SHARE_MORE * catalogue.size()) * StrictMath.exp(MORE_SPREAD * chance.bell());
        int count = (int) Math.min(catalogue.size() / 2.0, MIN_RATINGS + more);
        films = new int[count];
        int seen = 0;
        for (int tries = TRIES * count; seen < count && tries > 0; tries--) {
            seen = see(draw(chance), seen);
        }
        for (int film = 0; seen < count; film++) {
            seen = see(film, seen);
        }
        Arrays.sort(films);
    }

    private Taste anyTaste(Chance chance) {
        return catalogue.kinds().get(chance.below(catalogue.kinds().size()));
    }

    private int draw(Chance chance) {
        if (!chance.happens(OWN_TASTE)) {
            return catalogue.draw(chance);
        }
        return catalogue.draw(chance.happens(0.5) ? taste : secondTaste, chance);
    }

    private int see(int film, int seen) {
        if (lastViewer[film] == number) {
            return seen;
        }
        lastViewer[film] = number;
        films[seen] = film;
        return seen + 1;
    }

    /** The films that the user rates, ascending. */
    int[] films() {
        return films;
    }

    /** A rating in half stars, 1 to 10. */
    int halfStars(int film, Chance chance) {
        Taste its = catalogue.taste(film);
        double stars = MEAN_STARS
                + bias
                + catalogue.quality(film)
                + (its == taste || its == secondTaste ? OWN_BONUS : OTHER_MALUS)
                + MOOD_SPREAD * chance.bell();
        long halves = chance.happens(PREFERS_WHOLE_STARS) ? 2 * Math.round(stars) : Math.round(2 * stars);
        return (int) Math.max(1, Math.min(10, halves));
    }
}
