package dev.apriori.miner.engine;

/** The engine Spark, which only those have on their class path who asked for it: Spark is larger than all else here. */
public interface SparkProvider {
    /**
     * An engine that starts Spark when it is given something to mine.
     *
     * @param name of what is mined, such as Spark shows it
     * @param executors how many, where there is a cluster to start them on
     */
    MiningEngine engine(String name, int executors);
}
