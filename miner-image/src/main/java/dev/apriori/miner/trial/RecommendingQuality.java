package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.Quality;

/**
 * How well a trial's rules recommend, on one held-out like of each user.
 *
 * @param served ranked as the model server ranks them
 * @param liftFirst by the one rule with the highest lift: the rule set as a table sorted by lift is read
 * @param popular what everyone likes, without rules: what rules have to beat
 */
record RecommendingQuality(Quality served, Quality liftFirst, Quality popular) {}
