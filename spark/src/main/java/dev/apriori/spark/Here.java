package dev.apriori.spark;

import org.apache.spark.SparkConf;

/** Spark in this process: its threads are the executors. */
final class Here {
    private Here() {}

    static SparkStart start(String name, int threads) {
        // What leaves the process goes nowhere: no address of this machine has to be found for it.
        SparkConf conf = Settings.common(name)
                .setMaster("local[" + threads + "]")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
        return new SparkStart(conf, threads, false);
    }
}
