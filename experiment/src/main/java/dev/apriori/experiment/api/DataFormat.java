package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a data set's lines are read. */
public enum DataFormat {
    /** MovieLens {@code ratings.csv}: {@code userId,movieId,rating,timestamp} under a heading. */
    MOVIE_LENS_CSV("MovieLensCsv"),
    /** MovieLens {@code ratings.dat}: {@code user::movie::rating::timestamp}. */
    MOVIE_LENS_DAT("MovieLensDat"),
    /** MovieLens {@code u.data}: the same, separated by tabs. */
    MOVIE_LENS_100K("MovieLens100k"),
    /** One transaction a line, its items separated by spaces (FIMI). */
    BASKETS("Baskets"),
    /** One rating a line, the columns named by {@link Columns}. */
    CSV("Csv");

    private final String id;

    DataFormat(String id) {
        this.id = id;
    }

    /** The name in a spec. */
    @JsonValue
    public String id() {
        return id;
    }
}
