package dev.apriori.miner.model;

import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.Rules;
import java.util.List;
import java.util.Map;

/**
 * A model as it is read back from its folder.
 *
 * @param rules whose catalogue holds the items that occur in them
 * @param itemCounts by item of that catalogue, the transactions that hold it
 * @param metadata as it was given with the {@link ModelIdentity}
 * @param inputExample the labels of a basket that gets recommendations
 */
@SuppressWarnings("ArrayRecordComponent") // columns are what this is
public record ServedModel(
        Rules rules, Ranking ranking, int[] itemCounts, Map<String, String> metadata, List<String> inputExample) {}
