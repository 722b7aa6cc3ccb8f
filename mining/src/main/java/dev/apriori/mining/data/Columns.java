package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;

/**
 * The names of the columns of a {@link DataFormat#CSV} file, as its header spells them.
 *
 * @param user who rated or bought
 * @param item what was rated or bought
 * @param rating the rating's column; empty where there is none and every line is a like
 * @param separator what stands between the columns
 */
public record Columns(String user, String item, String rating, Separator separator) {
    /** Columns {@code user}, {@code item} and {@code rating}, the separator found out from the header. */
    public static final Columns DEFAULT = new Columns("user", "item", "rating", Separator.AUTO);

    static final Columns MOVIE_LENS = new Columns("userId", "movieId", "rating", Separator.COMMA);

    public Columns {
        if (user.isEmpty() || item.isEmpty() || user.equals(item) || rating.equals(user) || rating.equals(item)) {
            throw new MiningException("columns user " + Shown.value(user) + ", item " + Shown.value(item)
                    + " and rating " + Shown.value(rating) + " must be different ones, and only rating may be empty");
        }
    }

    /** These columns, but every line is a like. */
    public Columns withoutRating() {
        return new Columns(user, item, "", separator);
    }
}
