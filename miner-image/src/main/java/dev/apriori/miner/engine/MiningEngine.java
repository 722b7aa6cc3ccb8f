package dev.apriori.miner.engine;

import dev.apriori.mining.itemset.ItemsetMiner;

/** What an experiment's passes are mined by, and what has to be let go when all are done. Safe for many threads. */
public interface MiningEngine extends ItemsetMiner, AutoCloseable {
    @Override
    void close();
}
