package dev.apriori.miner.server;

import java.util.List;

/**
 * What someone likes, as far as a model knows it.
 *
 * @param items by index in the model's catalogue, each once, in the order given
 * @param unknown labels that the catalogue lacks
 */
@SuppressWarnings("ArrayRecordComponent") // the form that the recommender takes
record Basket(int[] items, List<String> unknown) {}
