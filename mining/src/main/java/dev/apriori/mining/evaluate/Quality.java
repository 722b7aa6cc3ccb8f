package dev.apriori.mining.evaluate;

/**
 * How well something recommends ten items to users of whom one like was held out. All numbers are from 0 to 1.
 *
 * @param hitRateAt10 users who are recommended what was held out, among all users asked
 * @param ndcgAt10 the mean of 1 / log2(rank + 1) of what was held out, 0 where it is not among the ten (Järvelin and
 *     Kekäläinen 2002, with one relevant item)
 * @param itemCoverage items that are recommended to anyone, among those that anyone likes
 * @param userCoverage users who are recommended anything, among all users asked
 */
public record Quality(double hitRateAt10, double ndcgAt10, double itemCoverage, double userCoverage) {}
