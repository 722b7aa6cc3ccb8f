package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.Quality;

/**
 * How well a trial's model recommends, on one held-out like of each user.
 *
 * @param chosen how it recommends, chosen on other held-out likes
 * @param served ranked that way
 * @param liftFirst by the one rule with the highest lift: the rule set as a table sorted by lift is read
 * @param popular what everyone likes, without rules: what a model has to beat
 */
record RecommendingQuality(Choice chosen, Quality served, Quality liftFirst, Quality popular) {}
