package dev.apriori.miner.server;

import java.util.List;

/**
 * What {@code POST /invocations} is asked.
 *
 * @param baskets item labels, a list for each row
 * @param k how many recommendations for each
 */
record ScoringRequest(List<List<String>> baskets, int k) {
    /** How many recommendations there are when the request does not say. */
    static final int DEFAULT_K = 10;

    /** The one column of the model's signature. */
    static final String COLUMN = "items";

    /** Refused when there is more of it than the server takes at once. */
    ScoringRequest within(ServerSettings.Limits limits) {
        if (baskets.size() > limits.rows()) {
            throw Refusal.invalid(
                    "the request has " + baskets.size() + " rows; send at most " + limits.rows() + " at once");
        }
        for (int row = 0; row < baskets.size(); row++) {
            int size = baskets.get(row).size();
            if (size > limits.basket()) {
                throw Refusal.invalid(
                        COLUMN + " of row " + row + " has " + size + " labels; give at most " + limits.basket());
            }
        }
        checkK(k, limits);
        return this;
    }

    /** Refused when {@code k} is below 1 or above the limit. */
    static void checkK(long k, ServerSettings.Limits limits) {
        if (k < 1 || k > limits.recommendations()) {
            throw Refusal.invalid("k " + k + " is out of range; give a whole number from 1 to "
                    + limits.recommendations() + ", such as " + DEFAULT_K);
        }
    }
}
