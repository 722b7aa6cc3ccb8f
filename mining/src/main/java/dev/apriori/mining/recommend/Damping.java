package dev.apriori.mining.recommend;

/**
 * How much {@link Ease} heeds who and what there is much of. Who likes hundreds of items says less by each of them, and
 * what everyone likes is close to everything.
 *
 * @param users what a user is counted by is one over the number of likes to this power: 0 counts all alike, 1 gives each
 *     as much as the next
 * @param items the weights that lead to an item are divided by the number of its likes to this power, as Steck (2011)
 *     does with what a model is trained for: 0 leaves them
 */
public record Damping(double users, double items) {
    /** EASE as it was published. */
    public static final Damping NONE = new Damping(0, 0);

    /** Hits more often, and reaches more items: decision 075. */
    public static final Damping USUAL = new Damping(0.25, 0.2);

    double ofUser(int likes) {
        return Math.pow(likes, -users);
    }

    double ofItem(int likes) {
        return Math.pow(likes, -items);
    }
}
