package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.ChosenRanking;
import dev.apriori.mining.evaluate.Quality;

/**
 * How well a trial's rules recommend, on one held-out like of each user.
 *
 * @param chosen how the rules are combined where they are served, chosen on another held-out like
 * @param served ranked that way
 * @param liftFirst by the one rule with the highest lift: the rule set as a table sorted by lift is read
 * @param popular what everyone likes, without rules: what rules have to beat
 */
record RecommendingQuality(ChosenRanking chosen, Quality served, Quality liftFirst, Quality popular) {}
