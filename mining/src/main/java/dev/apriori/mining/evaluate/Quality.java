package dev.apriori.mining.evaluate;

/**
 * How well something recommends ten items to users of whom likes were held out, as it is served: whom it has nothing for
 * gets the most popular. All shares are from 0 to 1.
 *
 * @param hitRateAt10 users who are recommended what was held out, among all users asked; of a user with several likes
 *     held out, their share that is recommended
 * @param ndcgAt10 the mean of 1 / log2(rank + 1) of what was held out, 0 where it is not among the ten (Järvelin and
 *     Kekäläinen 2002, with one relevant item)
 * @param itemCoverage items that are recommended to anyone, among those that anyone likes
 * @param userCoverage users who are recommended anything but the most popular, among all users asked
 * @param users the number of users asked
 * @param ndcgDeviation the standard deviation over users of what ndcgAt10 is the mean of
 * @param hitDeviation the same of hitRateAt10
 */
public record Quality(
        double hitRateAt10,
        double ndcgAt10,
        double itemCoverage,
        double userCoverage,
        int users,
        double ndcgDeviation,
        double hitDeviation) {
    /** Where the hit rate of all users like these is: by Wilson's score. */
    public Interval hitRateInterval() {
        return Interval.ofShare(hitRateAt10, users);
    }

    /** Where the ndcg of all users like these is. */
    public Interval ndcgInterval() {
        return Interval.ofMean(ndcgAt10, ndcgDeviation, users);
    }

    /** Whether this hits more often, or as often and nearer to the top. */
    public boolean isBetterThan(Quality other) {
        return hitRateAt10 != other.hitRateAt10 ? hitRateAt10 > other.hitRateAt10 : ndcgAt10 > other.ndcgAt10;
    }

    /**
     * Whether this hits more often by more than a standard error: what is less is likely the luck of those who were asked,
     * and the best of many would be the luckiest (Breiman, Friedman, Olshen and Stone 1984).
     */
    public boolean isClearlyBetterThan(Quality other) {
        return hitRateAt10 > other.hitRateAt10 + other.hitDeviation / Math.sqrt(Math.max(1, other.users));
    }
}
