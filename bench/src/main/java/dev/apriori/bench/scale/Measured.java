package dev.apriori.bench.scale;

/**
 * What one process took for so many users.
 *
 * @param loadSeconds from a file of ratings to transactions in memory
 * @param mineSeconds from there to the frequent itemsets, in memory
 * @param peakMb of the process: MiB, resident
 */
record Measured(
        int users, long ratings, long likes, long itemsets, double loadSeconds, double mineSeconds, double peakMb) {}
