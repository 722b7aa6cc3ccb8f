package dev.apriori.mining.recommend;

/**
 * How the scores of rules are blended with those of item-based collaborative filtering. Of a basket, both are divided by
 * the highest that an item outside of it has, so that they are on one scale; what has no score above 0 is not recommended.
 *
 * @param share of the rules, from 0 to 1; the rest is the similarities'
 */
public record Blend(Similarities similarities, double share) {
    public Blend {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of the rules is " + share + "; it must be from 0 to 1");
        }
    }

    /**
     * @param rules the rules' score of an item, over their highest
     * @param similar the similarities' score of it, over their highest
     */
    double score(double rules, double similar) {
        return (1 - share) * similar + share * rules;
    }
}
