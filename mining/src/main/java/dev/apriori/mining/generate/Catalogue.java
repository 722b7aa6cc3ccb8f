package dev.apriori.mining.generate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The films there are: few that everyone knows and a long tail (Zipf's law, flattened at its head as Mandelbrot did). By
 * popularity the tastes take turns, so each has its famous and its obscure films.
 */
final class Catalogue {
    private static final int FILMS_PER_TASTE = 20;
    private static final int HEAD = 20;
    private static final double QUALITY_SPREAD = 0.4;
    private static final double FAME_BONUS = 0.4;
    private static final int FIRST_YEAR = 1948;
    private static final int YEARS = 76;

    private final String[] titles;
    private final List<Taste> kinds;
    private final Taste[] tastes;
    private final double[] quality;
    private final Draw any;
    private final Map<Taste, Draw> byTaste = new EnumMap<>(Taste.class);

    Catalogue(int films, Chance chance) {
        int tasteCount = Math.max(2, Math.min(Taste.values().length, films / FILMS_PER_TASTE));
        kinds = List.of(Taste.values()).subList(0, tasteCount);
        int[] ranks = chance.shuffled(films);
        titles = new String[films];
        tastes = new Taste[films];
        quality = new double[films];
        double[] weights = new double[films];
        Map<String, Integer> years = new HashMap<>();
        for (int film = 0; film < films; film++) {
            int rank = ranks[film];
            tastes[film] = kinds.get(rank % tasteCount);
            titles[film] = newTitle(tastes[film], years, chance);
            quality[film] = QUALITY_SPREAD * chance.bell() + FAME_BONUS * (0.5 - (double) rank / films);
            weights[film] = 1.0 / (rank + HEAD);
        }
        any = new Draw(IntStream.range(0, films).toArray(), weights);
        for (Taste taste : kinds) {
            int[] own = IntStream.range(0, films)
                    .filter(film -> tastes[film] == taste)
                    .toArray();
            byTaste.put(taste, new Draw(own, weights));
        }
    }

    /** A title that there is not yet. Where the words are used up it is a sequel, and comes out later. */
    private static String newTitle(Taste taste, Map<String, Integer> years, Chance chance) {
        String title = taste.title(chance);
        int year = FIRST_YEAR + (int) (YEARS * Math.sqrt(chance.unit()));
        String numbered = title;
        for (int part = 2; years.containsKey(numbered); part++) {
            year = years.get(numbered) + 1 + chance.below(3);
            numbered = part(title, part);
        }
        years.put(numbered, year);
        return numbered + " (" + year + ")";
    }

    private static String part(String title, int part) {
        String article = ", The";
        return title.endsWith(article)
                ? title.substring(0, title.length() - article.length()) + " " + part + article
                : title + " " + part;
    }

    int size() {
        return titles.length;
    }

    /** The tastes that there are films for. */
    List<Taste> kinds() {
        return kinds;
    }

    String title(int film) {
        return titles[film];
    }

    Taste taste(int film) {
        return tastes[film];
    }

    /** How much better than others the film is, in stars. */
    double quality(int film) {
        return quality[film];
    }

    /** Any film, the popular ones more often. */
    int draw(Chance chance) {
        return any.next(chance);
    }

    /** A film of this taste, the popular ones more often. */
    int draw(Taste taste, Chance chance) {
        return byTaste.get(taste).next(chance);
    }
}
