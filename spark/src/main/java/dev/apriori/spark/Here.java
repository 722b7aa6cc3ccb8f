package dev.apriori.spark;

import org.apache.spark.SparkConf;

/** Spark in this process: its threads are the executors. */
final class Here {
    /** Where the logger looks how much Spark may say. */
    private static final String LOG = "org.slf4j.simpleLogger.log.org.apache.spark";

    private Here() {}

    static SparkStart start(String name, int threads) {
        // What is wrong is thrown; a trace beside it is nothing that whoever presses Ctrl-C has asked for.
        System.setProperty(LOG, "off");
        // What leaves the process goes nowhere: no address of this machine has to be found for it.
        SparkConf conf = Settings.common(name)
                .setMaster("local[" + threads + "]")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
        return new SparkStart(conf, threads, false);
    }
}
