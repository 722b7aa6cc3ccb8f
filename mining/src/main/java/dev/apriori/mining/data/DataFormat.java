package dev.apriori.mining.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How a data set's lines are written. */
public enum DataFormat {
    /** {@code ratings.csv} of MovieLens since 2015: a header with userId, movieId and rating. */
    MOVIE_LENS_CSV("MovieLensCsv", "ratings.csv", StandardCharsets.UTF_8),
    /** {@code ratings.dat} of MovieLens 1M and 10M: {@code user::item::rating::time}, no header. */
    MOVIE_LENS_DAT("MovieLensDat", "ratings.dat", StandardCharsets.ISO_8859_1),
    /** {@code u.data} of MovieLens 100K: user, item, rating, time between tabs, no header. */
    MOVIE_LENS_100K("MovieLens100k", "u.data", StandardCharsets.ISO_8859_1),
    /** One transaction a line, of integers or names, as in the FIMI collection; see {@link Separator#AUTO}. */
    BASKETS("Baskets", "", StandardCharsets.UTF_8),
    /** A header and one rating or like a line; {@link Columns} names the columns. */
    CSV("Csv", "", StandardCharsets.UTF_8);

    private final String id;
    private final String fileName;
    private final Charset charset;

    DataFormat(String id, String fileName, Charset charset) {
        this.id = id;
        this.fileName = fileName;
        this.charset = charset;
    }

    /** The resource's spelling, such as {@code MovieLensCsv}. */
    public String id() {
        return id;
    }

    /** The format that the resource calls so, where there is one. */
    public static Optional<DataFormat> byId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** What the file is called inside the archives of its publisher; empty where it may have any name. */
    String fileName() {
        return fileName;
    }

    Charset charset() {
        return charset;
    }
}
