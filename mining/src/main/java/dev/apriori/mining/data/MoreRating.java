package dev.apriori.mining.data;

/**
 * A rating that is not in a data set's file.
 *
 * @param user who is no user of the file's, whatever the file calls its own
 * @param item a label, of the file's or a new one
 */
public record MoreRating(String user, String item, float rating) {}
