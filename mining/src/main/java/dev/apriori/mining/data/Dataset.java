package dev.apriori.mining.data;

import java.util.List;

/** A data set as it was read, before any preprocessing. */
public sealed interface Dataset permits Ratings, Baskets {
    /** Every item that occurs, ordered by label: as numbers where all are integers, else as text. */
    Items items();

    /** The same data, its items titled as far as titles are known. */
    Dataset titled(ItemTitles titles);

    /** The same data and those ratings beside them, of users who are none of its own; without titles. */
    Dataset with(List<MoreRating> more);
}
