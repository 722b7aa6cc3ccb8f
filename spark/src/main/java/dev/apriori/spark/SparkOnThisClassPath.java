package dev.apriori.spark;

import dev.apriori.miner.engine.MiningEngine;
import dev.apriori.miner.engine.SparkProvider;

/** What the miner finds where this module is on its class path: executors as pods on a cluster, else threads. */
public final class SparkOnThisClassPath implements SparkProvider {
    @Override
    public MiningEngine engine(String name, int executors) {
        return new SparkEngine(ExecutorPods.told(System.getenv())
                .map(pods -> pods.start(name, executors))
                .orElseGet(() -> Here.start(name, Runtime.getRuntime().availableProcessors())));
    }
}
