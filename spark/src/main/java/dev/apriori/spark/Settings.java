package dev.apriori.spark;

import org.apache.spark.SparkConf;

/** What Spark is told wherever it runs. */
final class Settings {
    private Settings() {}

    /** A {@code spark.*} property of the JVM that is not set here is taken as it is. */
    static SparkConf common(String name) {
        return new SparkConf()
                .setAppName(name)
                .set("spark.ui.enabled", "false")
                .set("spark.log.structuredLogging.enabled", "false")
                // limits.maxItemsets bounds what comes back.
                .set("spark.driver.maxResultSize", "0");
    }
}
